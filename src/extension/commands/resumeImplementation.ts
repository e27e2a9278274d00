import { l10n, window, type QuickPickItem } from 'vscode';
import { commitLine, commitsOf, currentCommit, type CommitProgress } from '../../core/gates/progress.ts';
import { nextStatuses, statusOf } from '../../core/gates/status.ts';
import { titleOf } from '../../core/rules/names.ts';
import { showChanges } from '../changes/showChanges.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { timeOf } from '../../core/time.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

/** Asks which commit of the plan to start, go on with or finish, and keeps its state in the document. */
export async function resumeImplementation(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  const reason = notYet(session);
  if (reason !== '') {
    await window.showInformationMessage(reason);
    return;
  }
  if (!(await goOnThoughChanged(session))) return;
  const commit = await pickCommit(session);
  const change = commit && (await pickChange(commit));
  if (!commit || !change) return;
  const started = await startStatus(session);
  if (!started) return;
  const text = change.state === 'open' ? 'open' : commitLine(change.state, change.hash, now());
  const made = tell(
    await session.edit((plan) => {
      // Its number may be another commit's by now: choosing takes a while.
      const same = commitsOf(plan).some(
        ({ field, node }) => field === commit.field && titleOf(node.node) === titleOf(commit.node.node),
      );
      return same ? [{ type: 'setText', field: commit.field, text }] : null;
    }),
  );
  if (made && change.state === 'in progress') await services.openMarkdown(session.document.uri, commit.node.node.id);
}

/** Why there is nothing to implement yet; empty if there is. */
function notYet({ state }: DocumentSession): string {
  if (commitsOf(state.plan).length === 0) return l10n.t('The plan lists no commits yet.');
  const needed = statusOf(state.plan)?.gate ?? null;
  const report = state.gates.find(({ gate }) => gate.id === needed);
  if (state.plan.kind.statuses.length === 0 || report) return '';
  const first = state.plan.kind.gates.findLast((gate) => gate.status !== null)?.title;
  return l10n.t('Implementation begins when the checkpoint "{0}" is approved.', first ?? '');
}

// What was approved is not opened again silently: the person sees that the text is another, and chooses.
async function goOnThoughChanged(session: DocumentSession): Promise<boolean> {
  const needed = statusOf(session.state.plan)?.gate;
  const report = session.state.gates.find(({ gate, state }) => gate.id === needed && state !== 'approved');
  if (!report) return true;
  const goOn: QuickPickItem = { label: l10n.t('Go on with the plan as it stands') };
  const show: QuickPickItem = { label: l10n.t('Show what changed since the approval') };
  const picked = await window.showQuickPick([show, goOn], {
    title: l10n.t('Checkpoint "{0}" does not approve this text', report.gate.title),
    placeHolder: l10n.t('The plan is not the one that was approved.'),
  });
  if (picked === show) await showChanges(session, report);
  return picked === goOn;
}

interface CommitItem extends QuickPickItem {
  readonly commit: CommitProgress;
}

const ICONS: Readonly<Record<CommitProgress['state'], string>> = {
  open: '$(circle-large-outline)',
  'in progress': '$(sync)',
  done: '$(pass-filled)',
};

const STATES: Readonly<Record<CommitProgress['state'], () => string>> = {
  open: () => l10n.t('not started'),
  'in progress': () => l10n.t('in progress'),
  done: () => l10n.t('done'),
};

async function pickCommit({ state }: DocumentSession): Promise<CommitProgress | undefined> {
  const commits = commitsOf(state.plan);
  const items = commits.map((commit): CommitItem => {
    const { parent, node } = commit.node;
    const phase = parent?.node.schema?.ordinal ? { detail: titleOf(parent.node) } : {};
    const description = [STATES[commit.state](), ...(commit.hash === null ? [] : [commit.hash])].join(' ');
    return { label: `${ICONS[commit.state]} ${titleOf(node)}`, description, ...phase, commit };
  });
  const current = currentCommit(commits);
  const first = items.find(({ commit }) => commit === current);
  // What is under way, or comes next, is offered first; the rest keeps its order.
  const ordered = first ? [first, ...items.filter((item) => item !== first)] : items;
  const done = commits.filter((commit) => commit.state === 'done').length;
  const progress = l10n.t('{0} of {1} commits are done', done, commits.length);
  const question = current && statusOf(state.plan)?.next;
  const picked = await window.showQuickPick(ordered, {
    title: l10n.t('Resume implementation'),
    placeHolder: question ? `${question} (${progress})` : progress,
    matchOnDetail: true,
  });
  return picked?.commit;
}

interface Change {
  readonly state: CommitProgress['state'];
  readonly hash: string | null;
}

interface ChangeItem extends QuickPickItem {
  readonly state: CommitProgress['state'];
}

async function pickChange(commit: CommitProgress): Promise<Change | undefined> {
  const start: ChangeItem = { label: l10n.t('Start'), state: 'in progress' };
  const resume: ChangeItem = { label: l10n.t('Resume'), state: 'in progress' };
  const done: ChangeItem = { label: l10n.t('Mark as done…'), state: 'done' };
  const open: ChangeItem = { label: l10n.t('Mark as not started'), state: 'open' };
  const items: Readonly<Record<CommitProgress['state'], ChangeItem[]>> = {
    open: [start, done],
    'in progress': [resume, done, open],
    done: [{ ...resume, label: l10n.t('Work on it again') }, open],
  };
  const picked = await window.showQuickPick(items[commit.state], { placeHolder: titleOf(commit.node.node) });
  if (picked?.state !== 'done') return picked && { state: picked.state, hash: null };
  const hash = await window.showInputBox({
    ignoreFocusOut: true,
    prompt: l10n.t('Hash of the git commit, if there is one'),
    placeHolder: '1a2b3c4',
    value: commit.hash ?? '',
    validateInput: (typed) =>
      /^(?:[0-9a-f]{7,40})?$/i.test(typed.trim()) ? undefined : l10n.t('A hash has 7 to 40 hexadecimal digits.'),
  });
  return hash === undefined ? undefined : { state: 'done', hash: hash.trim() === '' ? null : hash.trim() };
}

/** Moves the status on to the one that means work under way, if the kind has one that may follow now. */
async function startStatus(session: DocumentSession): Promise<boolean> {
  const { plan, gates } = session.state;
  const current = statusOf(plan);
  const next = nextStatuses(plan, gates).find(({ name }) => {
    const status = plan.kind.statuses.find((candidate) => candidate.name === name);
    return status?.gate != null && status.gate === current?.gate && !status.finished;
  });
  return !next || next.reason !== '' || tell(await session.setStatus(next.name));
}

/** ISO 8601, UTC, to the second. */
const now = (): string => timeOf(Date.now());
