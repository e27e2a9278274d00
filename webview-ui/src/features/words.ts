import * as l10n from '@vscode/l10n';
import type { FormFinding, FormGate, OutlineItem } from '../../../src/contract/form.ts';
import type { IconName } from '../components/Icon.tsx';

/* Words and pictures for the states of the contract. */

export const severityIcon: Readonly<Record<FormFinding['severity'], IconName>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'hint',
};

export function severityWord(severity: FormFinding['severity']): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'info':
      return l10n.t('Information');
    case 'hint':
      return l10n.t('Hint');
  }
}

export function stateWord(state: OutlineItem['state']): string {
  switch (state) {
    case 'complete':
      return l10n.t('complete');
    case 'partial':
      return l10n.t('in progress');
    case 'empty':
      return l10n.t('empty');
    case 'locked':
      return l10n.t('locked');
  }
}

/** What has been done to the text of passed gates: an approval says more than an acknowledgement. */
export const decidedWord = (gates: readonly Pick<FormGate, 'needs'>[]): string =>
  gates.some(({ needs }) => needs === 'approval') ? l10n.t('Approved') : l10n.t('Acknowledged');

export const takeBackWord = ({ needs }: Pick<FormGate, 'needs'>): string =>
  needs === 'approval' ? l10n.t('Take the approval back…') : l10n.t('Take the acknowledgement back…');

export function gateWord({ state, needs }: Pick<FormGate, 'state' | 'needs'>): string {
  switch (state) {
    case 'locked':
      return l10n.t('Locked');
    case 'incomplete':
      return l10n.t('Incomplete');
    case 'ready':
      // Where nobody has to decide, it has opened by itself.
      return needs === 'none' ? l10n.t('Passed') : l10n.t('Ready');
    case 'requested':
      return l10n.t('Decision requested');
    case 'changes-requested':
      return l10n.t('Changes requested');
    case 'approved':
      return needs === 'acknowledge' ? l10n.t('Acknowledged') : l10n.t('Approved');
    case 'changed':
      return l10n.t('Changed since approval');
  }
}

export const gateIcon: Readonly<Record<FormGate['state'], IconName>> = {
  locked: 'locked',
  incomplete: 'partial',
  ready: 'empty',
  requested: 'question',
  'changes-requested': 'edit',
  approved: 'approved',
  changed: 'warning',
};

export const iconOfGate = ({ state, needs }: Pick<FormGate, 'state' | 'needs'>): IconName =>
  state === 'ready' && needs === 'none' ? 'complete' : gateIcon[state];

type Holds = FormGate['criteria'][number]['holds'];

export const criterionIcon = (holds: Holds): IconName => (holds === null ? 'question' : holds ? 'complete' : 'empty');

export function criterionWord(holds: Holds): string {
  if (holds === null) return l10n.t('Not known yet');
  return holds ? l10n.t('Holds') : l10n.t('Does not hold');
}

export function findingsWord(count: number): string {
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}

export function questionsWord(count: number): string {
  return count === 1 ? l10n.t('1 open question') : l10n.t('{0} open questions', count);
}

/** Why the host did not do what it was asked for. */
export function failureWords(code: string, message: string): string {
  if (code === 'time-out') return l10n.t('No answer came in time. What you wrote is kept here.');
  if (code === 'stale')
    return message === ''
      ? l10n.t('The text has changed since you saw it. Look at it again before you decide.')
      : message;
  return message === '' ? l10n.t('That was not possible ({0}).', code) : message;
}

/** Enough of a digest to compare by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(digest.lastIndexOf(':') + 1).slice(0, 12);
}

/** A time of the file in the reader's own way of writing it. */
export function localTime(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? time
    : date.toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Something that is not there yet, which is no mistake: it is asked for, not complained about. */
export function isGap({ code }: FormFinding): boolean {
  return /^field\.(empty|placeholder)$|[.-]missing$/.test(code);
}

/** Who decided what, and when. */
export function decisionWords(type: string, by: string, time: string): string {
  switch (type) {
    case 'approve':
      return l10n.t('Approved by {0}, {1}', by, time);
    case 'acknowledge':
      return l10n.t('Acknowledged by {0}, {1}', by, time);
    case 'request':
      return l10n.t('Decision requested by {0}, {1}', by, time);
    case 'request-changes':
      return l10n.t('Changes requested by {0}, {1}', by, time);
    case 'reject':
      return l10n.t('Rejected by {0}, {1}', by, time);
    case 'revoke':
      return l10n.t('Taken back by {0}, {1}', by, time);
    default:
      return `${type}: ${by}, ${time}`;
  }
}
