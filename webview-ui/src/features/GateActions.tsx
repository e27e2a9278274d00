import * as l10n from '@vscode/l10n';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FormGate } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { GrowingTextArea } from '../components/GrowingTextArea.tsx';
import { useStore } from '../state/StoreContext.ts';
import { useFocusBack } from './useFocusBack.ts';
import { useOpen, useReadOnly } from './usePlan.ts';
import { failureWords, shortDigest, takeBackWord } from './words.ts';

type Decision = 'approve' | 'acknowledge' | 'request-changes' | 'revoke';

/** A decision that has been begun, on the text that was on screen then. */
interface Begun {
  readonly decision: Decision;
  readonly digest: string;
}

/** The buttons of a checkpoint. No decision without a second step that names what is decided on. */
export function GateActions({ gate }: { readonly gate: FormGate }): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const reasonId = useId();
  const [begun, setBegun] = useState<Begun | null>(null);
  const place = useFocusBack(begun !== null);
  const pass: Decision = gate.needs === 'approval' ? 'approve' : 'acknowledge';
  const begin = (decision: Decision): void => {
    // What is still on its way belongs to the text that is decided on.
    store.flush();
    setBegun({ decision, digest: gate.digest });
  };
  if (readOnly) return null;
  if (begun) {
    return (
      <div ref={place}>
        <Confirm
          key={begun.digest}
          gate={gate}
          begun={begun}
          onAgain={() => begin(begun.decision)}
          onEnd={() => setBegun(null)}
          onDone={() => {
            // The buttons change with the decision; the checkpoint stays.
            place.current?.closest('.gate')?.querySelector<HTMLElement>('h2, h3')?.focus();
            setBegun(null);
          }}
        />
      </div>
    );
  }
  const decided = gate.state === 'approved' || gate.state === 'changed';
  const held = gate.reason !== '';
  return (
    <div className="decide" ref={place}>
      <div className="buttons">
        {gate.state !== 'approved' && (
          <Button
            look={held ? 'secondary' : 'primary'}
            disabled={held}
            describedBy={held ? reasonId : undefined}
            onClick={() => begin(pass)}
          >
            {pass === 'approve' ? l10n.t('Approve…') : l10n.t('Acknowledge…')}
          </Button>
        )}
        {gate.state !== 'locked' && gate.state !== 'changes-requested' && (
          <Button onClick={() => begin('request-changes')}>{l10n.t('Request changes…')}</Button>
        )}
        {gate.rejects === true && gate.state !== 'locked' && <RejectButton gate={gate.id} />}
        {decided && <Button onClick={() => begin('revoke')}>{takeBackWord(gate)}</Button>}
      </div>
      {held && gate.state !== 'approved' && (
        <p className="reason" id={reasonId}>
          {gate.reason}
        </p>
      )}
    </div>
  );
}

/** What it takes back, the editor asks by its own means. */
function RejectButton({ gate }: { readonly gate: string }): ReactNode {
  const store = useStore();
  const open = useOpen();
  const begin = (): void => {
    store.flush();
    open.rejection(gate);
  };
  return <Button onClick={begin}>{l10n.t('Reject…')}</Button>;
}

interface ConfirmProps {
  readonly gate: FormGate;
  readonly begun: Begun;
  /** Begins anew, on the text that is on screen now. */
  readonly onAgain: () => void;
  readonly onEnd: () => void;
  readonly onDone: () => void;
}

function Confirm({ gate, begun, onAgain, onEnd, onDone }: ConfirmProps): ReactNode {
  const store = useStore();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const { decision, digest } = begun;
  const moved = gate.digest !== digest;
  const needsComment = decision === 'request-changes' && comment.trim() === '';
  const send = async (): Promise<void> => {
    setBusy(true);
    const outcome = await store.ask({ type: 'decide', gate: gate.id, decision, digest, comment: comment.trim() }, true);
    setBusy(false);
    if (outcome.ok) onDone();
    else setProblem(failureWords(outcome.code, outcome.message));
  };
  const onKeyDown = ({ key, nativeEvent }: KeyboardEvent): void => {
    // A comment that has been begun is not thrown away by one key; under an input method the key is for that.
    if (key === 'Escape' && comment === '' && !busy && !nativeEvent.isComposing) onEnd();
  };
  return (
    <div className="confirm" role="group" aria-labelledby={id} onKeyDown={onKeyDown}>
      <p id={id}>{question(decision, gate.title, shortDigest(digest))}</p>
      <GrowingTextArea
        text={comment}
        onText={setComment}
        label={l10n.t('Comment')}
        placeholder={decision === 'request-changes' ? l10n.t('What has to change?') : l10n.t('Comment (optional)')}
        autoFocus
      />
      {moved && (
        <p className="reason" role="alert">
          {l10n.t('The text has changed since you began. Look at it again.')}
        </p>
      )}
      {problem !== '' && (
        <p className="reason" role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        {moved ? (
          <Button look="primary" onClick={onAgain}>
            {l10n.t('I have seen the change')}
          </Button>
        ) : (
          <Button look="primary" disabled={busy || needsComment} onClick={() => void send()}>
            {confirmWord(decision)}
          </Button>
        )}
        <Button onClick={onEnd}>{l10n.t('Cancel')}</Button>
      </div>
    </div>
  );
}

function question(decision: Decision, title: string, digest: string): string {
  switch (decision) {
    case 'approve':
      return l10n.t('You approve "{0}" as it reads now ({1}).', title, digest);
    case 'acknowledge':
      return l10n.t('You acknowledge "{0}" as it reads now ({1}).', title, digest);
    case 'request-changes':
      return l10n.t('You ask for changes to "{0}" as it reads now ({1}).', title, digest);
    case 'revoke':
      return l10n.t('You take back the decision on "{0}" ({1}).', title, digest);
  }
}

function confirmWord(decision: Decision): string {
  switch (decision) {
    case 'approve':
      return l10n.t('Approve');
    case 'acknowledge':
      return l10n.t('Acknowledge');
    case 'request-changes':
      return l10n.t('Request changes');
    case 'revoke':
      return l10n.t('Take it back');
  }
}
