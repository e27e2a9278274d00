import { Disposable, l10n, MarkdownString, StatusBarAlignment, window } from 'vscode';
import type { Services } from '../services.ts';
import { plain } from '../summary/plain.ts';
import { summaryOf, type PlanSummary } from '../summary/planSummary.ts';
import { activeDocument } from './activePlan.ts';

/** The active plan in the status bar: its status and how far it is; what is next on hovering. */
export function showStatusBar({ sessions, active }: Services): Disposable {
  const item = window.createStatusBarItem('planwright.status', StatusBarAlignment.Left, 10);
  item.name = l10n.t('Planwright: the active plan');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    const { session } = active;
    if (!session) {
      item.hide();
      return;
    }
    const summary = summaryOf(session.state);
    const inForm = activeDocument()?.toString() === session.document.uri.toString() && !window.activeTextEditor;
    item.text = `$(checklist) ${summary.short === '' ? summary.title : summary.short}`;
    item.tooltip = tooltip(summary, inForm);
    item.accessibilityInformation = {
      label: l10n.t('Plan {0}: {1}. {2}', summary.title, summary.short, summary.next),
    };
    item.command = inForm
      ? { command: 'planwright.checkpoint.focus', title: l10n.t('Show Checkpoint') }
      : { command: 'planwright.openForm', title: l10n.t('Open Form'), arguments: [session.document.uri] };
    item.show();
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(update, 150);
  };
  update();
  return Disposable.from(
    item,
    active.onDidChange(update),
    // The same plan, as text or as a form.
    window.tabGroups.onDidChangeTabs(update),
    sessions.onDidChange((session) => {
      if (session === active.session) later();
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}

function tooltip({ title, next }: PlanSummary, inForm: boolean): MarkdownString {
  const click = inForm ? l10n.t('Click to show the checkpoint') : l10n.t('Click to open the form');
  return new MarkdownString([title, next, click].map(plain).join('\n\n'));
}
