import * as l10n from '@vscode/l10n';
import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { isConflict, type Draft } from '../state/draft.ts';
import { slotKey } from '../state/slot.ts';
import { useStore } from '../state/StoreContext.ts';
import { Compare } from './Compare.tsx';
import { failureWords } from './words.ts';

interface DraftStatusProps {
  readonly draft: Draft | undefined;
  readonly label: string;
}

/** Under a control: what stands between the text in it and the document. */
export function DraftStatus({ draft, label }: DraftStatusProps): ReactNode {
  if (!draft) return null;
  if (isConflict(draft)) return <Conflict draft={draft} label={label} />;
  return draft.problem === '' ? null : <Problem draft={draft} />;
}

function Conflict({ draft, label }: { readonly draft: Draft; readonly label: string }): ReactNode {
  const store = useStore();
  const [comparing, setComparing] = useState(false);
  const key = slotKey(draft.slot);
  const theirs = draft.theirs ?? '';
  return (
    <div className="conflict" role="group" aria-label={l10n.t('Two versions of "{0}"', label)}>
      <p className="conflict-head">
        <Icon name="warning" />
        {draft.gone
          ? l10n.t('This was removed elsewhere while you were writing.')
          : l10n.t('This was changed elsewhere while you were writing. Nothing is overwritten until you choose.')}
      </p>
      {comparing ? (
        <Compare mine={draft.text} theirs={theirs} />
      ) : (
        <dl className="versions">
          <div>
            <dt>{l10n.t('Yours')}</dt>
            <dd>{draft.text === '' ? l10n.t('(empty)') : draft.text}</dd>
          </div>
          <div>
            <dt>{l10n.t('Theirs')}</dt>
            <dd>{draft.gone ? l10n.t('(removed)') : theirs === '' ? l10n.t('(empty)') : theirs}</dd>
          </div>
        </dl>
      )}
      <div className="buttons">
        <Button look="primary" onClick={() => store.dispatch({ type: 'kept', key })}>
          {l10n.t('Keep mine')}
        </Button>
        <Button onClick={() => store.dispatch({ type: 'dropped', key })}>{l10n.t('Take theirs')}</Button>
        <Button onClick={() => setComparing(!comparing)} pressed={comparing}>
          {l10n.t('Compare')}
        </Button>
      </div>
    </div>
  );
}

function Problem({ draft }: { readonly draft: Draft }): ReactNode {
  const store = useStore();
  const key = slotKey(draft.slot);
  return (
    <div className="conflict" role="alert">
      <p className="conflict-head">
        <Icon name="error" />
        {l10n.t('Not saved.')} {failureWords(draft.problem, draft.problem === 'time-out' ? '' : draft.problem)}
      </p>
      <div className="buttons">
        <Button look="primary" onClick={() => store.dispatch({ type: 'due', key })}>
          {l10n.t('Try again')}
        </Button>
        <Button onClick={() => store.dispatch({ type: 'dropped', key })}>{l10n.t('Discard my text')}</Button>
      </div>
    </div>
  );
}
