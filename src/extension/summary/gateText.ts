import { l10n } from 'vscode';
import type { GateReport, GateState } from '../../core/gates/gate.ts';

const ICONS: Readonly<Record<GateState, string>> = {
  locked: 'lock',
  incomplete: 'circle-large-outline',
  ready: 'circle-filled',
  requested: 'bell-dot',
  'changes-requested': 'request-changes',
  approved: 'verified-filled',
  changed: 'warning',
};

export const gateIcon = ({ state, gate }: GateReport): string =>
  state === 'ready' && gate.needs === 'none' ? 'pass-filled' : ICONS[state];

export const findingsText = (count: number): string =>
  count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);

export const questionsText = (count: number): string =>
  count === 1 ? l10n.t('1 open question') : l10n.t('{0} open questions', count);
