import { commands, Disposable } from 'vscode';
import { gatesWithApproval } from '../commands/showChangesSinceApproval.ts';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { ABILITIES } from './abilities.ts';

/** What applies to a plan now. */
function keysOf({ state, readOnly }: DocumentSession): Readonly<Record<string, boolean>> {
  const able = Object.entries(ABILITIES).map(([name, applies]) => [name, applies(state)]);
  return {
    planActive: true,
    readOnly: readOnly !== '',
    hasApproval: gatesWithApproval(state).length > 0,
    hasFindings: state.findings.length > 0,
    ...(Object.fromEntries(able) as Record<string, boolean>),
  };
}

/** Keeps the context keys `planwright.…` true of the active plan; `planwright.plans` lists all that are open. */
export function keepContextKeys({ sessions, active }: Services): Disposable {
  let shown: Readonly<Record<string, boolean>> = {};
  const set = (key: string, value: unknown): void =>
    void commands.executeCommand('setContext', `planwright.${key}`, value);
  const update = (): void => {
    const now = active.session ? keysOf(active.session) : {};
    for (const key of new Set([...Object.keys(shown), ...Object.keys(now)])) {
      if ((shown[key] ?? false) !== (now[key] ?? false)) set(key, now[key] ?? false);
    }
    shown = now;
  };
  const list = (): void =>
    set(
      'plans',
      sessions.all().map(({ document }) => document.uri.toString()),
    );
  // Typing changes these keys seldom, and a menu can wait for a pause.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (session: DocumentSession): void => {
    if (session !== active.session) return;
    clearTimeout(timer);
    timer = setTimeout(update, 150);
  };
  list();
  update();
  return Disposable.from(
    sessions.onDidOpen(list),
    sessions.onDidClose(list),
    active.onDidChange(update),
    sessions.onDidChange(later),
    new Disposable(() => clearTimeout(timer)),
  );
}
