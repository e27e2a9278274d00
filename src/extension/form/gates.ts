import * as l10n from '@vscode/l10n';
import type { FormGate } from '../../contract/form.ts';
import type { DecisionType } from '../../core/gates/decision.ts';
import { decisionReason, seenDigest } from '../../core/gates/decide.ts';
import { saidOf } from '../../core/gates/criterion.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import type { DecisionHistory } from '../../core/gates/history.ts';
import type { Severity } from '../../core/rules/finding.ts';
import { toFormFinding } from './findings.ts';

const MOST_SHOWN = 50;

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** The decision that passes a gate. */
export const passing = ({ gate }: GateReport): DecisionType =>
  gate.needs === 'acknowledge' ? 'acknowledge' : 'approve';

interface GatesAround {
  readonly history: DecisionHistory;
  /** Why nobody can decide on this document; empty if somebody can. */
  readonly refused: string;
  readonly placeOf: (node: string) => string;
}

export function gateOf(report: GateReport, { history, refused, placeOf }: GatesAround): FormGate {
  const { gate, state, passed, blocking, criteria } = report;
  const reason = refused === '' ? decisionReason(report, passing(report)) : refused;
  const first = blocking.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]).slice(0, MOST_SHOWN);
  return {
    id: gate.id,
    title: gate.title,
    needs: gate.needs,
    ...(gate.rejects ? { rejects: true } : {}),
    section: gate.shows,
    state,
    passed,
    message: saysReason(report, refused) || saysDecision(report) ? '' : decisionMessage(report),
    digest: seenDigest(report),
    questions: report.questions,
    blocking: first.map((finding) => {
      const place = placeOf(finding.node);
      const shown = toFormFinding(finding);
      return place === '' || finding.message.includes(place) ? shown : { ...shown, place };
    }),
    blockingCount: blocking.length,
    criteria: criteria.slice(0, MOST_SHOWN).map(saidOf),
    criteriaCount: criteria.length,
    reason,
    decision: decisionOf(report, history),
  };
}

/** Whether the reason beside the button says all that the message would: it is not said twice in one card. */
const saysReason = ({ gate, state, message, notes }: GateReport, refused: string): boolean =>
  (state === 'incomplete' || state === 'locked') &&
  gate.needs !== 'none' &&
  refused === '' &&
  message === '' &&
  notes.length === 0;

/** Whether the decision below says who decided, and when. */
const saysDecision = ({ state, message, decision }: GateReport): boolean =>
  state === 'approved' && message === '' && decision !== null;

function decisionOf({ decision }: GateReport, history: DecisionHistory): FormGate['decision'] {
  if (!decision) return null;
  const { type, by, time, comment } = decision;
  const stored = history.decisions.find(({ record }) => record === decision);
  return { type, by, time, comment, name: stored?.name ?? '' };
}

/** One sentence on how a gate stands: the definition's own, or what holds it back. */
export const gateMessage = (report: GateReport): string =>
  report.message === '' ? stateMessage(report) : report.message;

const MOST_NOTES = 20;

/** The same with what whoever decides has to know: assumptions that nobody has confirmed. */
export function decisionMessage(report: GateReport): string {
  const { notes, passed } = report;
  if (passed || notes.length === 0) return gateMessage(report);
  const more = notes.length - MOST_NOTES;
  const shown = notes.slice(0, MOST_NOTES).join(' · ') + (more > 0 ? ` · +${more}` : '');
  return `${gateMessage(report)} ${l10n.t('Not confirmed: {0}', shown)}`;
}

function stateMessage({ state, lockedBy, decision, blocking, questions }: GateReport): string {
  switch (state) {
    case 'locked':
      return l10n.t('Opens after "{0}" is passed.', lockedBy?.title ?? '');
    case 'incomplete':
      if (questions > 0)
        return questions === 1 ? l10n.t('One question is open.') : l10n.t('{0} questions are open.', questions);
      return blocking.length === 1 ? l10n.t('One finding is open.') : l10n.t('{0} findings are open.', blocking.length);
    case 'ready':
      return l10n.t('Ready for your decision.');
    case 'requested':
      return l10n.t('{0} asks for a decision.', decision?.by ?? '');
    case 'changes-requested':
      return l10n.t('{0} asked for changes.', decision?.by ?? '');
    case 'approved':
      return decision?.type === 'acknowledge'
        ? l10n.t('Acknowledged by {0}.', decision.by)
        : l10n.t('Approved by {0}.', decision?.by ?? '');
    case 'changed':
      return l10n.t('The text has changed since {0} decided.', decision?.by ?? '');
  }
}
