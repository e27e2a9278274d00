import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormGate, Snapshot } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import type { State } from '../state/state.ts';
import { useSelect } from '../state/StoreContext.ts';
import { Announcer } from './Announcer.tsx';
import { GateCard } from './GateCard.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';
import { UnplacedDrafts } from './UnplacedDrafts.tsx';
import { useOpen } from './usePlan.ts';
import { gateWord, iconOfGate } from './words.ts';

const snapshotOf = (state: State): Snapshot | null => state.snapshot;
const phaseOf = (state: State): State['phase'] => state.phase;

/** The side bar's view of the active plan: what waits for the person. */
export function CheckpointView(): ReactNode {
  const snapshot = useSelect(snapshotOf);
  const phase = useSelect(phaseOf);
  if (phase === 'empty') return <p className="muted waiting">{l10n.t('Open a plan to see its checkpoint here.')}</p>;
  if (!snapshot) return <p className="muted waiting">{l10n.t('Reading the plan…')}</p>;
  return <Plan snapshot={snapshot} />;
}

function Plan({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const open = useOpen();
  const { title, phase, next, gates, openQuestions } = snapshot;
  const current = gates.find((gate) => gate.state === 'changed' || !gate.passed) ?? gates.at(-1);
  return (
    <main className="checkpoint" data-version={snapshot.version}>
      <h1>{title}</h1>
      {phase !== '' && (
        <p>
          <span className="muted">{l10n.t('Phase:')}</span> {phase}
        </p>
      )}
      {next.text !== '' && (
        <p className="next">
          <span className="muted">{l10n.t('Next:')}</span>{' '}
          {next.target === '' ? next.text : <LinkButton onClick={() => open.form(next.target)}>{next.text}</LinkButton>}
        </p>
      )}
      <UnplacedDrafts snapshot={snapshot} />
      {current && <GateCard gate={current} onGo={open.form} heading="h2" />}
      <OpenQuestions questions={openQuestions} />
      <Gates gates={gates} />
      <Button onClick={() => open.form('')}>{l10n.t('Open the form')}</Button>
      <Announcer />
    </main>
  );
}

function Gates({ gates }: { readonly gates: readonly FormGate[] }): ReactNode {
  const open = useOpen();
  return (
    <section aria-labelledby="all-gates">
      <h2 id="all-gates">{l10n.t('Checkpoints')}</h2>
      <ul className="gates">
        {gates.map((gate) => (
          <li key={gate.id}>
            <Icon name={iconOfGate(gate)} />
            <LinkButton onClick={() => open.form(gate.section)}>{gate.title}</LinkButton>
            <span className="muted">{gateWord(gate)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
