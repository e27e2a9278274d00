import * as l10n from '@vscode/l10n';
import { useId, useState, type ReactNode } from 'react';
import type { FormGate, HandOn } from '../../../src/contract/form.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { GateActions } from './GateActions.tsx';
import { GateCriteria } from './GateCriteria.tsx';
import { GiveUp, SummaryParts } from './Summary.tsx';
import { useGoTo, useOpen } from './usePlan.ts';
import { decisionWords, gateWord, iconOfGate, localTime, severityIcon, severityWord } from './words.ts';

interface GateCardProps {
  readonly gate: FormGate;
  /** Where what holds it back leads; the form goes there itself. */
  readonly onGo?: ((target: string) => void) | undefined;
  readonly heading?: 'h2' | 'h3';
  readonly summary?: HandOn['summary'];
  /** The status of a document that is given up; empty where there is none, or where it cannot follow now. */
  readonly givenUp?: string;
}

/** A checkpoint: how it stands, what holds it back, and the decision. */
export function GateCard({
  gate,
  onGo,
  heading: Heading = 'h3',
  summary = null,
  givenUp = '',
}: GateCardProps): ReactNode {
  const id = useId();
  const open = useOpen();
  return (
    <section
      className={`gate gate-${gate.state} ${gate.passed ? 'passed' : ''}`}
      data-gate={gate.id}
      aria-labelledby={id}
    >
      <div className="gate-head">
        <Heading id={id} tabIndex={-1}>
          {l10n.t('Checkpoint: {0}', gate.title)}
        </Heading>
        <span className={`tag ${gate.state}`}>
          <Icon name={iconOfGate(gate)} />
          {gateWord(gate)}
        </span>
      </div>
      {gate.message !== '' && <p className="gate-message">{gate.message}</p>}
      {gate.decision && <Decision decision={gate.decision} />}
      <GateCriteria gate={gate} />
      <Blocking gate={gate} onGo={onGo} />
      {gate.state === 'changed' && (
        <div className="buttons">
          <Button onClick={() => open.changes(gate.id)}>{l10n.t('Show changes')}</Button>
        </div>
      )}
      {summary && <SummaryParts parts={summary} />}
      {gate.needs !== 'none' && <GateActions key={gate.id} gate={gate} />}
      {givenUp !== '' && <GiveUp status={givenUp} />}
    </section>
  );
}

function Decision({ decision }: { readonly decision: NonNullable<FormGate['decision']> }): ReactNode {
  const { type, by, time, comment } = decision;
  return (
    <div className="decision">
      <p>{decisionWords(type, by, localTime(time))}</p>
      {comment !== '' && <blockquote>{comment}</blockquote>}
    </div>
  );
}

/** So many of what holds a gate back show at once; a plan that has just been begun has dozens. */
const FEW = 6;

function Blocking({ gate, onGo }: GateCardProps): ReactNode {
  const goTo = useGoTo();
  const [all, setAll] = useState(false);
  const { blocking, blockingCount } = gate;
  if (blocking.length === 0) return null;
  const folds = !all && blocking.length > FEW + 1;
  const shown = folds ? blocking.slice(0, FEW) : blocking;
  const rest = blockingCount - shown.length;
  return (
    <ul className="criteria">
      {shown.map((finding) => (
        <li key={`${finding.target} ${finding.code} ${finding.message}`} className={finding.severity}>
          <Icon name={severityIcon[finding.severity]} />
          <span className="hidden">{severityWord(finding.severity)}: </span>
          <LinkButton onClick={() => (onGo ?? goTo)(finding.target)}>
            {finding.place === undefined ? finding.message : `${finding.place}: ${finding.message}`}
          </LinkButton>
        </li>
      ))}
      {folds && (
        <li>
          <Button className="small" onClick={() => setAll(true)}>
            {l10n.t('Show {0} more', rest)}
          </Button>
        </li>
      )}
      {!folds && rest > 0 && <li className="muted">{l10n.t('and {0} more', rest)}</li>}
    </ul>
  );
}
