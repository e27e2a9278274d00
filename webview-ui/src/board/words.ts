import * as l10n from '@vscode/l10n';
import type { BoardPageCell } from '../../../src/contract/board.ts';
import { gateWord } from '../features/words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long a cell has stood so: `3 days`, `5 hours`. */
export function ageWord(age: number): string {
  if (age < HOUR) return l10n.t('less than an hour');
  if (age < DAY) {
    const hours = Math.floor(age / HOUR);
    return hours === 1 ? l10n.t('1 hour') : l10n.t('{0} hours', hours);
  }
  const days = Math.floor(age / DAY);
  return days === 1 ? l10n.t('1 day') : l10n.t('{0} days', days);
}

/** The same where there is little room: `3 d`, `5 h`. */
export function shortAge(age: number): string {
  if (age < HOUR) return l10n.t('< 1 h');
  return age < DAY ? l10n.t('{0} h', Math.floor(age / HOUR)) : l10n.t('{0} d', Math.floor(age / DAY));
}

export const stateWord = (state: BoardPageCell['state']): string => gateWord({ state, needs: 'approval' });

export const STATES: readonly BoardPageCell['state'][] = [
  'incomplete',
  'ready',
  'requested',
  'changes-requested',
  'changed',
  'approved',
];

export const daysWord = (days: number): string => (days === 1 ? l10n.t('1 day') : l10n.t('{0} days', days));

export const percent = ({ done, total }: { readonly done: number; readonly total: number }): number =>
  total === 0 ? 0 : Math.round((100 * done) / total);
