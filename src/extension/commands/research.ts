import { env, l10n, window, type QuickPickItem } from 'vscode';
import { briefText, findingsIn, notePath } from '../../core/research/note.ts';
import type { ResearchQuestion } from '../../core/research/queue.ts';
import { researchedIntents, researchQueue } from '../../core/research/queue.ts';
import { timeOf } from '../../core/time.ts';
import { loadNotes } from '../../workspace/knowledge.ts';
import { writeNote } from '../../workspace/research.ts';
import { locate } from '../documents/location.ts';
import { failed } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import { saveText } from '../files/saveText.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

interface Way extends QuickPickItem {
  readonly go: () => Promise<void>;
}

/** Takes one open question of a plan on: by a note that is there, by the person, or by a brief for an agent. */
export async function researchQuestion(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session, target } = aimed;
  const { folder } = locate(session.document.uri);
  const queue = researchQueue(session.state.plan, await loadNotes(workspaceFiles(folder)));
  const open = queue.filter(({ isOpen }) => isOpen);
  if (open.length === 0) {
    await window.showInformationMessage(l10n.t('No research question is open.'));
    return;
  }
  const question = open.find(({ node }) => node === target.target) ?? (await pickQuestion(open));
  if (!question) return;
  const ways = waysFor(session, question);
  await (await window.showQuickPick(ways, { title: question.question, ignoreFocusOut: true }))?.go();
}

async function pickQuestion(open: readonly ResearchQuestion[]): Promise<ResearchQuestion | undefined> {
  const items = open.map((question): QuickPickItem & { question: ResearchQuestion } => ({
    label: question.question,
    description: question.id,
    detail: question.matches.map(({ note, words }) => `${note.path}: ${words.join(', ')}`).join('; '),
    question,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Which question?'), ignoreFocusOut: true });
  return picked?.question;
}

function waysFor(session: DocumentSession, question: ResearchQuestion): Way[] {
  const known = question.matches.map(({ note, words }): Way => ({
    label: l10n.t('Use {0}', note.path),
    detail: words.join(', '),
    go: async () => {
      const findings = await askFindings(question, findingsIn(note.text).join('; '));
      if (findings === undefined) return;
      tell(await takeOver(session, question, { state: 'Known', findings, file: note.path }));
    },
  }));
  return [
    ...known,
    { label: l10n.t('I know the answer'), go: () => answer(session, question) },
    { label: l10n.t('Copy a brief for an agent'), go: () => copyBrief(session, question) },
    { label: l10n.t('Write a brief for an agent to a file…'), go: () => writeBrief(session, question) },
  ];
}

/** Asks what was found; `known` stands there already, to be shortened or taken as it is. */
const askFindings = async ({ question }: ResearchQuestion, known = ''): Promise<string | undefined> =>
  window.showInputBox({
    ignoreFocusOut: true,
    title: question,
    value: known,
    prompt: l10n.t('What was found?'),
    validateInput: (typed) => (typed.trim() === '' ? l10n.t('Type what was found.') : undefined),
  });

async function answer(session: DocumentSession, question: ResearchQuestion): Promise<void> {
  const findings = await askFindings(question);
  if (findings === undefined) return;
  const source = await window.showInputBox({
    ignoreFocusOut: true,
    title: question.question,
    prompt: l10n.t('Where was it found? (optional)'),
  });
  if (source === undefined) return;
  const { folder, path } = locate(session.document.uri);
  let file: string;
  try {
    file = await writeNote(workspaceFiles(folder), {
      question: question.question,
      id: question.id,
      plan: path,
      findings: [findings.trim()],
      sources: source.trim() === '' ? [] : [source.trim()],
      by: l10n.t('a person, in the editor'),
      date: timeOf(Date.now()).slice(0, 10),
    });
  } catch (error) {
    tell(failed(error));
    return;
  }
  tell(await takeOver(session, question, { state: 'Researched', findings: findings.trim(), file }));
}

const takeOver = (
  session: DocumentSession,
  { node }: ResearchQuestion,
  found: Parameters<typeof researchedIntents>[2],
): Promise<EditOutcome> => session.edit(researchedIntents(session.state.plan, node, found));

function briefOf({ document }: DocumentSession, { question, id }: ResearchQuestion): string {
  const { path } = locate(document.uri);
  return briefText(question, id, path, notePath(question, timeOf(Date.now()).slice(0, 10)));
}

const writeBrief = (session: DocumentSession, question: ResearchQuestion): Promise<void> =>
  saveText(briefOf(session, question), session.document.uri, `${question.id.toLowerCase()}-brief.md`);

async function copyBrief(session: DocumentSession, question: ResearchQuestion): Promise<void> {
  await env.clipboard.writeText(briefOf(session, question));
  window.setStatusBarMessage(l10n.t('The brief is in the clipboard.'), 5000);
}
