import { l10n, window, type QuickPickItem } from 'vscode';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';
import { questionPlaces } from '../summary/questionPlaces.ts';
import { openQuestions, type OpenQuestion } from '../summary/openQuestions.ts';

export async function askQuestion(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session, target } = aimed;
  const fields = questionPlaces(session.state.plan).map(({ field, title }) => ({ label: title, field }));
  const first = fields[0];
  if (!first) {
    await window.showInformationMessage(l10n.t('This kind of plan has no place for questions.'));
    return;
  }
  const picked =
    fields.find(({ field }) => field === target.field) ??
    (fields.length === 1 ? first : await window.showQuickPick(fields, { placeHolder: l10n.t('Where to ask') }));
  if (!picked) return;
  const text = await window.showInputBox({
    ignoreFocusOut: true,
    prompt: l10n.t('A question whose answer changes the plan'),
    validateInput: (typed) => (typed.trim() === '' ? l10n.t('Type a question.') : undefined),
  });
  if (text !== undefined) tell(await session.edit([{ type: 'addItem', field: picked.field, text }]));
}

export async function answerQuestion(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session, target } = aimed;
  const open = openQuestions(session.state.plan);
  if (open.length === 0) {
    await window.showInformationMessage(l10n.t('No question is open.'));
    return;
  }
  const named = open.find(({ field, index }) => field === target.field && index === target.index);
  const question = named ?? (open.length === 1 ? open[0] : await pickQuestion(open));
  if (!question) return;
  const text = await window.showInputBox({
    ignoreFocusOut: true,
    title: l10n.t('Answer'),
    prompt: question.text,
    value: question.answer,
    validateInput: (typed) => (typed.trim() === '' ? l10n.t('Type an answer.') : undefined),
  });
  if (text === undefined) return;
  // Questions may have come before it while the answer was typed.
  const now = openQuestions(session.state.plan).find((other) => isSame(other, question));
  if (!now) {
    await window.showErrorMessage(
      l10n.t('This question was answered or changed in the meantime. Your answer: {0}', text),
    );
    return;
  }
  tell(await session.edit([{ type: 'answer', field: now.field, index: now.index, text }], now.answer));
}

const isSame = (one: OpenQuestion, other: OpenQuestion): boolean =>
  one.field === other.field && one.text === other.text;

async function pickQuestion(open: readonly OpenQuestion[]): Promise<OpenQuestion | undefined> {
  const items = open.map((question): QuickPickItem & { question: OpenQuestion } => ({
    label: question.text,
    question,
  }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Which question do you answer?') }))?.question;
}
