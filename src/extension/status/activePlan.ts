import { Disposable, EventEmitter, TabInputCustom, window, type Uri } from 'vscode';
import type { DocumentSession, SessionRegistry } from '../documents/planState.ts';
import type { ActivePlan } from '../services.ts';

export const FORM_VIEW_TYPE = 'planwright.form';

/** The document that the active tab shows as text or as a form. A form leaves `activeTextEditor` undefined. */
export function activeDocument(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof TabInputCustom) return input.viewType === FORM_VIEW_TYPE ? input.uri : undefined;
  return window.activeTextEditor?.document.uri;
}

export function trackActivePlan(sessions: SessionRegistry): ActivePlan & Disposable {
  const changed = new EventEmitter<DocumentSession | undefined>();
  let active: DocumentSession | undefined;
  const update = (): void => {
    const uri = activeDocument();
    const next = uri && sessions.get(uri);
    if (next === active) return;
    active = next;
    changed.fire(active);
  };
  const subscriptions = Disposable.from(
    changed,
    window.onDidChangeActiveTextEditor(update),
    window.tabGroups.onDidChangeTabs(update),
    window.tabGroups.onDidChangeTabGroups(update),
    sessions.onDidOpen(update),
    sessions.onDidClose(update),
  );
  update();
  return {
    get session() {
      return active;
    },
    onDidChange: changed.event,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
