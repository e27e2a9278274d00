import type { Intent } from '../../core/edit/intent.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import type { EditResult } from '../../core/edit/result.ts';
import { questionsIn } from '../../core/gates/questions.ts';
import type { FoundQuestion } from '../../core/gates/questions.ts';
import { slugOf } from '../../core/markdown/title.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { followUps } from '../../core/reflection/run.ts';
import { timeOf } from '../../core/time.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal } from '../errors.ts';
import { openDocument, printWritten, valueOf, writeDocument } from '../openDocument.ts';

export const answer: Command = {
  name: 'answer',
  args: 'FILE QUESTION TEXT',
  summary: 'Answers a question, named by its number or the start of its text. An empty TEXT opens it again.',
  count: [3, 3],
  options: {
    expected: { value: 'TEXT', help: 'refuse when the answer is something else' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
    json: { value: null, help: 'print what was changed as JSON' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = '', question = '', text = ''] = rest;
    const document = await openDocument(file, values['kind'], context);
    const { plan } = document.open;
    const { field, index, item } = findQuestion(plan, question);
    const now = item.answer?.text ?? '';
    const expected = values['expected'];
    if (expected !== undefined && expected.trim() !== now) {
      throw new Refusal(`The answer is something else than expected. It is: ${JSON.stringify(now)}`);
    }
    const result = answered(plan, { type: 'answer', field: field.id, index, text: await valueOf(text) });
    printWritten(await writeDocument(document, result), switches.has('json'), context);
    return EXIT.clean;
  },
};

// Answering the last question of a reflection runs it again, in the same edit.
function answered(plan: Plan, intent: Intent): EditResult {
  const result = planEdits(plan, [intent]);
  const more = result.ok && result.edits.length > 0 ? followUps(result.after, [intent], timeOf(Date.now())) : [];
  return more.length === 0 ? result : planEdits(plan, [intent, ...more]);
}

function findQuestion(plan: Plan, wanted: string): FoundQuestion {
  const all = questionsIn(plan);
  if (all.length === 0) throw new Refusal('The document asks no question.');
  const found = /^\d+$/.test(wanted.trim()) ? all.slice(Number(wanted) - 1, Number(wanted)) : byText(all, wanted);
  const [only] = found;
  if (only && found.length === 1 && wanted.trim() !== '0') return only;
  const list = all.map(({ item }, index) => `${index + 1} ${JSON.stringify(item.slot.text)}`).join(', ');
  throw new Refusal(
    `${JSON.stringify(wanted)} names ${found.length > 1 ? 'several questions' : 'no question'}. There are: ${list}.`,
  );
}

function byText(all: readonly FoundQuestion[], wanted: string): readonly FoundQuestion[] {
  const slug = slugOf(wanted);
  const same = all.filter(
    ({ item }) => item.slot.text === wanted.trim() || (slug !== '' && slugOf(item.slot.text) === slug),
  );
  return same.length > 0 || slug === '' ? same : all.filter(({ item }) => slugOf(item.slot.text).startsWith(slug));
}
