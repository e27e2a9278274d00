import {
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  workspace,
  type Uri,
} from 'vscode';
import { decisionReason } from '../../core/gates/decide.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import { findSection } from '../../core/kind/kind.ts';
import { shorten, titleOf } from '../../core/rules/names.ts';
import type { PlanState } from '../documents/planState.ts';
import { gateMessage } from '../form/gates.ts';
import { progressOf } from '../form/progress.ts';
import { isWithin, unmetParts } from '../form/unmetParts.ts';
import { findingsText, gateIcon, questionsText } from '../summary/gateText.ts';
import { openQuestions } from '../summary/openQuestions.ts';
import { plain } from '../summary/plain.ts';
import { summaryOf } from '../summary/planSummary.ts';
import { sectionStates } from '../summary/sectionState.ts';
import { childrenOfSection } from './children.ts';
import type { PlanItem } from './item.ts';
import type { ListedPlan } from '../summary/listedPlan.ts';

const { Collapsed, Expanded, None } = TreeItemCollapsibleState;

export function presentFolder(item: PlanItem & { type: 'folder' }): TreeItem {
  const shown = new TreeItem(item.name, Expanded);
  shown.iconPath = ThemeIcon.Folder;
  shown.contextValue = 'folder';
  return shown;
}

export function presentPlan(uri: Uri, listed: ListedPlan | null): TreeItem {
  const path = workspace.asRelativePath(uri, false);
  const shown = new TreeItem(path, listed ? Collapsed : None);
  shown.iconPath = new ThemeIcon('checklist');
  shown.command = { command: 'planwright.openForm', title: l10n.t('Open Form'), arguments: [uri] };
  shown.contextValue = 'plan hasForm';
  if (!listed) return shown;
  const { title, short, waiting } = listed;
  // Of a long path, its end tells plans apart, and the side bar cuts ends off. The tooltip has all of it.
  const folder = path.split('/').at(-2) ?? '';
  shown.label = title;
  shown.description = [short, folder].filter(Boolean).join(' · ');
  if (waiting > 0) shown.iconPath = new ThemeIcon('checklist', new ThemeColor('notificationsInfoIcon.foreground'));
  shown.contextValue = ['plan', 'hasForm', ...listed.tokens].join(' ');
  shown.accessibilityInformation = { label: l10n.t('Plan {0}, {1}, {2}', title, short, path) };
  return shown;
}

/** What is next is looked up when somebody asks for it. */
export function planTooltip(uri: Uri, state: PlanState | null): MarkdownString {
  const path = workspace.asRelativePath(uri, false);
  return new MarkdownString([path, ...(state ? [summaryOf(state).next] : [])].map(plain).join('\n\n'));
}

export function presentSection(state: PlanState, uri: Uri, target: string, locked: boolean): TreeItem {
  const { plan } = state;
  const node = plan.node(target)?.node;
  if (!node) return missingSection(state, uri, target);
  const counts = sectionStates(state).get(target) ?? { findings: 0, questions: 0 };
  const { done, total } = progressOf(node, plan.kind);
  const isMet = !unmetParts(state).some((id) => isWithin(id, target));
  const complete = done === total && counts.findings === 0 && counts.questions === 0 && isMet;
  const shown = new TreeItem(
    [node.ordinal, titleOf(node)].filter(Boolean).join(' '),
    childrenOfSection(state, uri, target).length > 0 ? Collapsed : None,
  );
  shown.description = [
    ...(counts.findings > 0 ? [findingsText(counts.findings)] : []),
    ...(counts.questions > 0 ? [questionsText(counts.questions)] : []),
  ].join(', ');
  const [icon, word] = locked
    ? ['lock', l10n.t('locked')]
    : complete
      ? ['pass', l10n.t('complete')]
      : done === 0 && total > 0
        ? ['circle-large-outline', l10n.t('empty')]
        : ['color-mode', l10n.t('begun')];
  shown.iconPath = new ThemeIcon(icon);
  shown.tooltip = word;
  return section(shown, uri, target, word);
}

function missingSection({ plan }: PlanState, uri: Uri, target: string): TreeItem {
  const schema = findSection(plan.kind.sections, target.slice(target.lastIndexOf('/') + 1));
  const shown = new TreeItem([schema?.number, schema?.title ?? target].filter(Boolean).join(' '), None);
  const word = l10n.t('missing');
  shown.description = word;
  shown.iconPath = new ThemeIcon('circle-slash');
  return section(shown, uri, target, word);
}

function section(shown: TreeItem, uri: Uri, target: string, word: string): TreeItem {
  const title = l10n.t('Open Form');
  shown.command = { command: 'planwright.openForm', title, arguments: [uri, target] };
  shown.contextValue = 'section hasForm';
  const label = typeof shown.label === 'string' ? shown.label : '';
  const description = typeof shown.description === 'string' ? shown.description : '';
  shown.accessibilityInformation = {
    label: [l10n.t('Section {0}', label), word, description].filter(Boolean).join(', '),
  };
  return shown;
}

const WARNS = new Set(['changed', 'changes-requested']);

export function presentGate(state: PlanState, uri: Uri, report: GateReport, readOnly: string): TreeItem {
  const { gate } = report;
  const shown = new TreeItem(gate.title, None);
  const message = gateMessage(report);
  shown.description = message;
  shown.tooltip = message;
  shown.iconPath = WARNS.has(report.state)
    ? new ThemeIcon(gateIcon(report), new ThemeColor('list.warningForeground'))
    : new ThemeIcon(gateIcon(report));
  shown.command = { command: 'planwright.openForm', title: l10n.t('Open Form'), arguments: [uri, gate.shows] };
  shown.contextValue = gateTokens(state, report, readOnly).join(' ');
  shown.accessibilityInformation = { label: l10n.t('Checkpoint {0}: {1}', gate.title, message) };
  return shown;
}

function gateTokens({ history }: PlanState, report: GateReport, readOnly: string): string[] {
  const { gate } = report;
  const decided = history.decisions.some(
    ({ record }) => record.gate === gate.id && (record.type === 'approve' || record.type === 'acknowledge'),
  );
  const kept = ['gate', 'hasForm', ...(decided ? ['hasApproval'] : [])];
  if (readOnly !== '' || gate.needs === 'none') return kept;
  const can = (type: Parameters<typeof decisionReason>[1], token: string): string[] =>
    decisionReason(report, type) === '' ? [token] : [];
  return [
    ...kept,
    ...can('approve', 'canApprove'),
    ...can('acknowledge', 'canAcknowledge'),
    ...can('request-changes', 'canRequestChanges'),
    ...can('reject', 'canReject'),
    ...can('tick', 'canTick'),
    ...can('revoke', 'canRevoke'),
  ];
}

export function presentQuestions(state: PlanState): TreeItem {
  const shown = new TreeItem(questionsText(openQuestions(state.plan).length), Expanded);
  shown.iconPath = new ThemeIcon('comment-discussion');
  shown.contextValue = 'questions';
  return shown;
}

export function presentQuestion({ plan }: PlanState, item: PlanItem & { type: 'question' }): TreeItem {
  const question = openQuestions(plan).find(({ field, index }) => field === item.field && index === item.index);
  const text = question?.text ?? '';
  const shown = new TreeItem(shorten(text, 80), None);
  shown.tooltip = text;
  shown.iconPath = new ThemeIcon('question');
  shown.command = { command: 'planwright.openForm', title: l10n.t('Open Form'), arguments: [item.uri, item.field] };
  shown.contextValue = 'openQuestion hasForm';
  shown.accessibilityInformation = { label: l10n.t('Open question: {0}', text) };
  return shown;
}
