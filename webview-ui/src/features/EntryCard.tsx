import * as l10n from '@vscode/l10n';
import { memo, useCallback, useState, type ComponentType, type ReactNode } from 'react';
import type { FormNode } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { TextField } from '../components/TextField.tsx';
import { useSelect, useStore } from '../state/StoreContext.ts';
import { withFold } from '../state/unfold.ts';
import { useSlot } from '../state/useSlot.ts';
import { DraftStatus } from './DraftStatus.tsx';
import { MissingNode } from './MissingNode.tsx';
import { useFocusBack } from './useFocusBack.ts';
import { useReadOnly } from './usePlan.ts';
import { findingsWord, questionsWord, stateWord } from './words.ts';

interface EntryCardProps {
  readonly node: FormNode;
  readonly depth: number;
  readonly siblings: readonly FormNode[];
  readonly body: ComponentType<{ node: FormNode; depth: number }>;
}

/** An option, a phase, a commit: a card that folds. */
export const EntryCard = memo(function EntryCard({ node, depth, siblings, body: Body }: EntryCardProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const { id, prefix, title } = node;
  const open = useSelect(useCallback((state) => state.view.unfolded.has(id), [id]));
  const [doing, setDoing] = useState<'nothing' | 'rename' | 'remove'>('nothing');
  const head = useFocusBack(doing !== 'nothing');
  const Heading = `h${Math.min(depth, 6)}` as 'h3';
  const toggle = (): void => store.dispatch({ type: 'viewed', view: withFold(store.getState().view, id, !open) });
  return (
    <section className="entry" data-node={id}>
      <div className="entry-head" ref={head}>
        <Heading className="entry-title">
          <button type="button" className="fold" aria-expanded={open} onClick={toggle}>
            <Icon name="chevron" />
            {prefix !== '' && <span className="prefix">{prefix}</span>}{' '}
            <span className={hintOf(title) === null ? undefined : 'title-hint'}>{title}</span>
          </button>
        </Heading>
        <EntryState node={node} />
        {!readOnly && !node.missing && <EntryTools node={node} siblings={siblings} onDo={setDoing} />}
      </div>
      {doing === 'rename' && <Rename node={node} onDone={() => setDoing('nothing')} />}
      {doing === 'remove' && <Remove node={node} then={neighbour(node, siblings)} onDone={() => setDoing('nothing')} />}
      {open && (
        <div className="entry-body">
          {node.missing ? (
            <MissingNode node={node} />
          ) : node.unfolded ? (
            <Body node={node} depth={depth + 1} />
          ) : (
            <p className="muted">{l10n.t('Loading…')}</p>
          )}
        </div>
      )}
    </section>
  );
});

function EntryState({ node }: { readonly node: FormNode }): ReactNode {
  const counts = [node.findings > 0 && findingsWord(node.findings), node.questions > 0 && questionsWord(node.questions)]
    .filter(Boolean)
    .join(', ');
  return (
    <span className="entry-state muted">
      <Icon name={node.state} />
      {counts === '' ? stateWord(node.state) : counts}
    </span>
  );
}

interface EntryToolsProps {
  readonly node: FormNode;
  readonly siblings: readonly FormNode[];
  readonly onDo: (what: 'rename' | 'remove') => void;
}

function EntryTools({ node, siblings, onDo }: EntryToolsProps): ReactNode {
  const store = useStore();
  const alike = siblings.filter((other) => wordOf(other) === wordOf(node));
  const at = alike.indexOf(node);
  const name = nameOf(node);
  const move = (to: number): void =>
    store.edit({ type: 'moveEntry', node: node.id, to }, { barrier: true, then: { target: node.id } });
  return (
    <div className="tools">
      <IconButton icon="up" label={l10n.t('Move {0} up', name)} disabled={at <= 0} onClick={() => move(at - 1)} />
      <IconButton
        icon="down"
        label={l10n.t('Move {0} down', name)}
        disabled={at === alike.length - 1}
        onClick={() => move(at + 1)}
      />
      <IconButton icon="edit" label={l10n.t('Rename {0}', name)} onClick={() => onDo('rename')} />
      <IconButton icon="remove" label={l10n.t('Remove {0}', name)} onClick={() => onDo('remove')} />
    </div>
  );
}

function Rename({ node, onDone }: { readonly node: FormNode; readonly onDone: () => void }): ReactNode {
  const hint = hintOf(node.title);
  const held = { raw: node.title, shown: hint === null ? node.title : '' };
  const { draft, ...control } = useSlot({ kind: 'title', node: node.id }, held);
  return (
    <div className="inline-form">
      <TextField
        {...control}
        label={l10n.t('Title of {0}', node.prefix)}
        placeholder={hint ?? ''}
        autoFocus
        onKeyDown={(event) => {
          // Under an input method, these keys are for it.
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          // The button that gets the focus back must not be pressed by the same key.
          event.preventDefault();
          onDone();
        }}
      />
      <Button onClick={onDone}>{l10n.t('Done')}</Button>
      <DraftStatus draft={draft} label={nameOf(node)} />
    </div>
  );
}

interface RemoveProps {
  readonly node: FormNode;
  /** Id of what gets the focus afterwards. */
  readonly then: string;
  readonly onDone: () => void;
}

function Remove({ node, then, onDone }: RemoveProps): ReactNode {
  const store = useStore();
  return (
    <div className="inline-form" role="group" aria-label={l10n.t('Remove {0}', nameOf(node))}>
      <p>{l10n.t('Remove {0} with all that stands in it? Undo brings it back.', nameOf(node))}</p>
      <Button
        look="primary"
        autoFocus
        onClick={() => {
          onDone();
          store.edit({ type: 'removeEntry', node: node.id }, { barrier: true, then: { target: then } });
        }}
      >
        {l10n.t('Remove')}
      </Button>
      <Button onClick={onDone}>{l10n.t('Cancel')}</Button>
    </div>
  );
}

/** The entry before this one, whose id stays as it is without it; else what it stands in. */
function neighbour({ id }: FormNode, siblings: readonly FormNode[]): string {
  const at = siblings.findIndex((other) => other.id === id);
  return siblings[at - 1]?.id ?? id.slice(0, id.lastIndexOf('/'));
}

/** What a title that still is the template's asks for: `Name` of `[Name]`. */
const hintOf = (title: string): string | null => /^\[(.+)\]$/.exec(title)?.[1] ?? null;

function nameOf({ prefix, title }: FormNode): string {
  return [prefix, title].filter((part) => part !== '').join(': ');
}

// Entries of one schema have one word before their letter or number.
function wordOf({ prefix }: FormNode): string {
  return prefix.replace(/\s*\S+$/, '');
}
