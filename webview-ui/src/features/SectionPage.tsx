import * as l10n from '@vscode/l10n';
import { useEffect, useState, type ReactNode } from 'react';
import type { FormGate, FormNode, Snapshot } from '../../../src/contract/form.ts';
import { Icon } from '../components/Icon.tsx';
import { useStore } from '../state/StoreContext.ts';
import { GateCard } from './GateCard.tsx';
import { HandOnCard } from './HandOnCard.tsx';
import { ReflectionCard } from './ReflectionCard.tsx';
import { Guidance } from './Guidance.tsx';
import { MissingNode } from './MissingNode.tsx';
import { NodeTools } from './NodeTools.tsx';
import { NodeBody } from './NodeView.tsx';
import { decidedWord, findingsWord, questionsWord } from './words.ts';

/** The section on screen, with the gates that are shown with it. */
export function SectionPage({
  snapshot,
  section,
}: {
  readonly snapshot: Snapshot;
  readonly section: FormNode;
}): ReactNode {
  const store = useStore();
  const { id } = section;
  // Guidance is unfolded on the first visit, and as long as it lasts.
  const [wasVisited] = useState(() => store.getState().view.visited.has(id));
  useEffect(() => {
    const { visited } = store.getState().view;
    if (!visited.has(id)) store.dispatch({ type: 'viewed', view: { visited: new Set([...visited, id]) } });
  }, [store, id]);
  const gates = snapshot.gates.filter((gate) => gate.section === id);
  // What the document comes to is shown with the decision on all of it.
  const summary = snapshot.handOn?.summary ?? null;
  const decided = summary ? gates.at(-1) : undefined;
  const givenUp = snapshot.status.next.find(({ cancels }) => cancels)?.name ?? '';
  const approved = snapshot.gates.filter(
    (gate) => gate.state === 'approved' && (gate.covers ?? [gate.section]).includes(id),
  );
  const counts = [
    section.findings > 0 && findingsWord(section.findings),
    section.questions > 0 && questionsWord(section.questions),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <article className="page" data-node={id} aria-labelledby="page-title">
      <header className="page-head">
        <div className="page-name">
          <h2 id="page-title" tabIndex={-1}>
            {section.ordinal !== '' && <span className="ordinal">{section.ordinal}</span>} {section.title}
          </h2>
          {approved.length > 0 && (
            <span className="tag approved">
              <Icon name="approved" />
              {decidedWord(approved)}
            </span>
          )}
          {counts !== '' && <p className="page-counts muted">{counts}</p>}
        </div>
        <NodeTools node={section} />
      </header>
      {approved.length > 0 && <Cost gates={approved} />}
      <Guidance key={id} text={section.guidance} open={!wasVisited} />
      {section.missing ? <MissingNode node={section} /> : <NodeBody node={section} depth={3} />}
      {snapshot.reflection?.section === id && <ReflectionCard reflection={snapshot.reflection} />}
      {gates.map((gate) => (
        <GateCard key={gate.id} gate={gate} {...(gate === decided && { summary, givenUp })} />
      ))}
      {snapshot.handOn?.section === id && <HandOnCard handOn={snapshot.handOn} />}
    </article>
  );
}

function Cost({ gates }: { readonly gates: readonly FormGate[] }): ReactNode {
  const titles = gates.map(({ title }) => `"${title}"`).join(', ');
  return (
    <p className="note">
      <Icon name="info" />
      <span>
        {gates.some(({ needs }) => needs === 'approval')
          ? l10n.t(
              'This text has been approved. You can edit it; a changed word turns {0} to "changed since approval".',
              titles,
            )
          : l10n.t(
              'This text has been acknowledged. You can edit it; a changed word turns {0} to "changed since approval".',
              titles,
            )}
      </span>
    </p>
  );
}
