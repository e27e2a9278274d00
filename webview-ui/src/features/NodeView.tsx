import * as l10n from '@vscode/l10n';
import { memo, useCallback, useId, type ReactNode } from 'react';
import type { FormNode } from '../../../src/contract/form.ts';
import { useSelect } from '../state/StoreContext.ts';
import { AddEntry } from './AddEntry.tsx';
import { EntryCard } from './EntryCard.tsx';
import { FieldView } from './fields/FieldView.tsx';
import { Findings } from './Findings.tsx';
import { Guidance } from './Guidance.tsx';
import { MissingNode } from './MissingNode.tsx';
import { NodeTitle } from './nodeTitle.ts';
import { NodeTools } from './NodeTools.tsx';
import { Paged } from './Paged.tsx';
import { Prose } from './Prose.tsx';
import { useNewEntry } from './useNewEntry.ts';

interface NodeProps {
  readonly node: FormNode;
  /** Level of its heading. */
  readonly depth: number;
}

/** What stands below the heading of a node: its problems, its text, its slots, and what can be added. */
export function NodeBody({ node, depth }: NodeProps): ReactNode {
  const { slots, entries, problems } = node;
  const must = useSelect(
    useCallback(
      ({ goal }) => (goal ? slots.findIndex(({ id }) => goal.target === id || goal.target.startsWith(`${id}/`)) : -1),
      [slots],
    ),
  );
  const entryNodes = slots.filter((slot): slot is FormNode => slot.node === 'node' && slot.type === 'entry');
  const onAdd = useNewEntry(entryNodes);
  const lastEntry = slots.findLastIndex((slot) => slot.node === 'node' && slot.type === 'entry');
  const adds = entries.map((entry) => (
    <AddEntry key={`+${entry.id}`} node={node.id} entry={entry.id} word={entry.word} onAdd={onAdd} />
  ));
  return (
    <NodeTitle value={node.title}>
      <Findings findings={problems} />
      <Prose node={node} />
      <Paged count={slots.length} must={must}>
        {(index) => {
          const slot = slots[index];
          if (!slot) return null;
          if (slot.node === 'field') return <FieldView key={slot.id} field={slot} />;
          if (slot.type !== 'entry') return <NodeView key={slot.id} node={slot} depth={depth} />;
          const card = <EntryCard key={slot.id} node={slot} depth={depth} siblings={entryNodes} body={NodeBody} />;
          return index === lastEntry ? [card, adds] : card;
        }}
      </Paged>
      {lastEntry < 0 && adds}
    </NodeTitle>
  );
}

const NodeView = memo(function NodeView({ node, depth }: NodeProps): ReactNode {
  const id = useId();
  const Heading = `h${Math.min(depth, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
  if (node.type === 'labelled' && !node.missing) {
    return (
      <div className="labelled" role="group" aria-labelledby={id} data-node={node.id}>
        <p className="label" id={id}>
          {node.title}
        </p>
        <div className="labelled-body">
          <NodeBody node={node} depth={depth} />
        </div>
      </div>
    );
  }
  if (node.closed) return <ClosedNode node={node} depth={depth} />;
  return (
    <section className={`node node-${node.type}`} aria-labelledby={id} data-node={node.id}>
      <div className="node-head">
        <Heading id={id} tabIndex={-1}>
          {node.ordinal !== '' && <span className="ordinal">{node.ordinal}</span>} {node.title}
        </Heading>
        {node.type === 'unknown' && <span className="muted">{l10n.t('not in the template')}</span>}
        {!node.missing && <NodeTools node={node} />}
      </div>
      <Guidance text={node.guidance} open={false} />
      {node.missing ? <MissingNode node={node} /> : <NodeBody node={node} depth={depth + 1} />}
    </section>
  );
});

function ClosedNode({ node, depth }: NodeProps): ReactNode {
  return (
    <details className="node closed" data-node={node.id}>
      <summary>
        <span className="label">{node.title}</span>{' '}
        <span className="muted">{l10n.t('opens when its option is chosen')}</span>
      </summary>
      {node.missing ? <MissingNode node={node} /> : <NodeBody node={node} depth={depth + 1} />}
    </details>
  );
}
