import { commands, l10n, TabInputTextDiff, Uri, window, type Tab } from 'vscode';
import { changedSince } from '../../core/edit/changedSince.ts';
import type { Intent } from '../../core/edit/intent.ts';
import { changeIntent } from '../../core/gates/status.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { timeOf } from '../../core/time.ts';
import { refusal } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import { DRAFT } from './scheme.ts';

/** A change of a document that somebody or something proposes. Nothing of it is in the document yet. */
export interface Proposal {
  readonly session: DocumentSession;
  /** The plan that it was made on. */
  readonly base: Plan;
  readonly intents: readonly Intent[];
  /** What the document would hold. */
  readonly after: Plan;
  /** Of the difference. */
  readonly title: string;
  /** For the status bar, while it is shown. */
  readonly remark: string;
  /** A line for the change log, once it is taken over. */
  readonly log: string;
}

/** Proposals that are shown and not decided on, by the address of their text. */
const proposed = new Map<string, Proposal>();
let count = 0;

/** The text of a document as it is proposed. */
export const proposedText = (uri: Uri): string =>
  proposed.get(uri.toString())?.after.text ?? l10n.t('This draft is not there any more.');

/** Shows a proposal as a difference, with a button for each answer in its title bar. */
export async function showProposal(proposal: Proposal): Promise<void> {
  forgetClosed();
  const { uri } = proposal.session.document;
  const right = Uri.from({ scheme: DRAFT, path: uri.path, query: String(++count) });
  proposed.set(right.toString(), proposal);
  await commands.executeCommand('vscode.diff', uri, right, proposal.title, { preview: false });
  window.setStatusBarMessage(proposal.remark, 10_000);
}

/** Takes a proposal over, as one step that can be undone. Refused where somebody wrote at its place in the meantime. */
export async function acceptDraft(given: unknown): Promise<EditOutcome | undefined> {
  const found = findProposed(given);
  if (!found) return undefined;
  const { uri, session, intents, base, title, log } = found;
  const { plan } = session.state;
  const outcome = intents.some((intent) => changedSince(base, plan, intent))
    ? refusal('stale', l10n.t('Somebody has written at this place in the meantime. Ask for another draft.'))
    : await session.edit([...intents, ...changeIntent(plan.kind, timeOf(Date.now()), log)]);
  if (!outcome.ok) {
    void window.showErrorMessage(outcome.message);
    return outcome;
  }
  await close(uri);
  window.setStatusBarMessage(l10n.t('Taken over: {0}', title), 5000);
  return outcome;
}

export async function discardDraft(given: unknown): Promise<void> {
  const found = findProposed(given);
  if (found) await close(found.uri);
}

/** The proposal whose difference is meant: the one given, or the one that is shown. */
function findProposed(given: unknown): (Proposal & { uri: Uri }) | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof TabInputTextDiff ? input.modified : undefined;
  for (const uri of [given instanceof Uri ? given : undefined, shown]) {
    const found = uri && proposed.get(uri.toString());
    if (uri && found) return { ...found, uri };
  }
  return undefined;
}

const tabsOf = (uri: string): readonly Tab[] =>
  window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.filter(({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === uri),
  );

// A difference whose tab was closed is discarded.
function forgetClosed(): void {
  for (const uri of proposed.keys()) if (tabsOf(uri).length === 0) proposed.delete(uri);
}

async function close(uri: Uri): Promise<void> {
  proposed.delete(uri.toString());
  await window.tabGroups.close(tabsOf(uri.toString()));
}
