import { commands, l10n, ProgressLocation, TabInputTextDiff, Uri, window, type Tab } from 'vscode';
import type { Draft } from '../../core/draft/draft.ts';
import { draftByModel } from '../../core/draft/draft.ts';
import { draftTarget } from '../../core/draft/target.ts';
import { changeIntent } from '../../core/gates/status.ts';
import { timeOf } from '../../core/time.ts';
import { refusal } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import { modelOrChoice } from '../models/chosenModel.ts';
import { changedSince } from '../../core/edit/changedSince.ts';
import { DRAFT } from './scheme.ts';

interface Proposed {
  readonly draft: Draft;
  readonly session: DocumentSession;
}

/** Drafts that are shown and not decided on, by the address of their text. */
const proposed = new Map<string, Proposed>();
let count = 0;

/** The text of a document with a draft in it. */
export const draftText = (uri: Uri): string =>
  proposed.get(uri.toString())?.draft.after.text ?? l10n.t('This draft is not there any more.');

/** Lets the chosen model draft a field or the fields of a section, and shows what it proposes as a difference. */
export async function proposeDraft(session: DocumentSession, id: string): Promise<EditOutcome> {
  const { plan, version } = session.state;
  if (session.readOnly !== '') return refusal('read-only', session.readOnly);
  const target = draftTarget(plan, id);
  if (!target) return refusal('invalid', l10n.t('There is nothing here that can be drafted.'));
  const model = await modelOrChoice();
  if (!model) return { ok: true, version };
  const title = l10n.t('{0} drafts "{1}"', model.name, target.title);
  const asked = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title },
    (_, token) => draftByModel(model, plan, target, token),
  );
  if (!asked.ok) return asked.code === 'cancelled' ? { ok: true, version } : refusal('failed', asked.message);
  const draft = asked.value;
  if (draft.intents.length === 0) {
    const why = draft.leftOut.map(({ what, why: reason }) => `${what}: ${reason}`).join(' ');
    return refusal('failed', l10n.t('{0} drafted nothing that can be taken over. {1}', model.name, why).trim());
  }
  await show({ draft, session });
  return { ok: true, version };
}

async function show({ draft, session }: Proposed): Promise<void> {
  const { uri } = session.document;
  const right = Uri.from({ scheme: DRAFT, path: uri.path, query: String(++count) });
  proposed.set(right.toString(), { draft, session });
  const title = l10n.t('Draft of "{0}" by {1}', draft.target.title, draft.model);
  await commands.executeCommand('vscode.diff', uri, right, title, { preview: false });
  const missing = draft.leftOut.map(({ what }) => what).join(', ');
  window.setStatusBarMessage(
    missing === ''
      ? l10n.t('Accept or discard the draft in its title bar.')
      : l10n.t('Left out of the draft: {0}', missing),
    10_000,
  );
}

/** Takes a draft over, as one step that can be undone. Refused where somebody wrote at its place in the meantime. */
export async function acceptDraft(given: unknown): Promise<EditOutcome | undefined> {
  const found = findProposed(given);
  if (!found) return undefined;
  const { uri, draft, session } = found;
  const { plan } = session.state;
  const { target, model, intents, base } = draft;
  const outcome = intents.some((intent) => changedSince(base, plan, intent))
    ? refusal('stale', l10n.t('Somebody has written at this place in the meantime. Ask for another draft.'))
    : await session.edit([...intents, ...named(draft, plan)]);
  if (!outcome.ok) {
    void window.showErrorMessage(outcome.message);
    return outcome;
  }
  await close(uri);
  window.setStatusBarMessage(l10n.t('The draft of "{0}" by {1} is taken over.', target.title, model), 5000);
  return outcome;
}

// Who wrote it stays known where the document has a change log.
const named = ({ target, model }: Draft, { kind }: Proposed['draft']['base']): ReturnType<typeof changeIntent> =>
  changeIntent(kind, timeOf(Date.now()), `Draft of "${target.title}" by ${model} taken over`);

export async function discardDraft(given: unknown): Promise<void> {
  const found = findProposed(given);
  if (found) await close(found.uri);
}

/** The draft whose difference is meant: the one given, or the one that is shown. */
function findProposed(given: unknown): (Proposed & { uri: Uri }) | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof TabInputTextDiff ? input.modified : undefined;
  for (const uri of [given instanceof Uri ? given : undefined, shown]) {
    const found = uri && proposed.get(uri.toString());
    if (uri && found) return { ...found, uri };
  }
  return undefined;
}

async function close(uri: Uri): Promise<void> {
  proposed.delete(uri.toString());
  const isShown = ({ input }: Tab): boolean =>
    input instanceof TabInputTextDiff && input.modified.toString() === uri.toString();
  await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isShown)));
}
