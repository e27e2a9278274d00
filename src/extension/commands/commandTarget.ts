import { l10n, Uri, window } from 'vscode';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import type { Services } from '../services.ts';

/**
 * What a command is about, as menus, lenses and other commands pass it; whatever is left out, the command finds in the
 * active plan or asks for. Items of the plans tree have these properties themselves.
 */
export interface CommandTarget {
  readonly uri?: Uri;
  /** Id of a field or node to show. */
  readonly target?: string;
  readonly gate?: string;
  /** A question. */
  readonly field?: string;
  readonly index?: number;
}

/** Reads the argument of a command: a menu passes a `Uri`, the tree one of its items, a key binding nothing. */
export function readTarget(given: unknown, second?: unknown): CommandTarget {
  const target = typeof second === 'string' ? { target: second } : {};
  if (given instanceof Uri) return { uri: given, ...target };
  return typeof given === 'object' && given !== null ? { ...given, ...target } : target;
}

export interface Aimed {
  readonly session: DocumentSession;
  readonly target: CommandTarget;
}

/** The plan that a command is about; tells the person if there is none. */
export async function aim(services: Services, given: unknown, second?: unknown): Promise<Aimed | undefined> {
  const target = readTarget(given, second);
  const session = target.uri ? await services.open(target.uri) : services.active.session;
  if (session) return { session, target };
  await window.showInformationMessage(l10n.t('Open a plan first, or choose one in the Plans view.'));
  return undefined;
}

/** Tells the person when an edit or a decision was not made. Gives whether it was. */
export function tell(outcome: EditOutcome): boolean {
  if (!outcome.ok) void window.showErrorMessage(outcome.message);
  return outcome.ok;
}

/** Whether the plan can be edited; says why not. */
export async function canEdit(session: DocumentSession): Promise<boolean> {
  if (session.readOnly === '') return true;
  await window.showWarningMessage(session.readOnly);
  return false;
}
