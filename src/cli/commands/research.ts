import { planEdits } from '../../core/edit/planEdit.ts';
import type { ResearchOutput } from '../../contract/cli.ts';
import { briefText, notePath } from '../../core/research/note.ts';
import type { ResearchQuestion } from '../../core/research/queue.ts';
import { findQuestion, researchedIntents, researchQueue } from '../../core/research/queue.ts';
import { timeOf } from '../../core/time.ts';
import { loadNotes } from '../../workspace/knowledge.ts';
import { writeNote } from '../../workspace/research.ts';
import type { Command, CommandContext, Given } from '../command.ts';
import type { ExitCode } from '../errors.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Document } from '../openDocument.ts';
import { openDocument, valueOf, writeDocument } from '../openDocument.ts';
import { plain } from '../terminal.ts';

export const research: Command = {
  name: 'research',
  args: 'PLAN [QUESTION]',
  summary: 'Lists the research questions of a plan; writes what was found as a note, and into the plan.',
  count: [1, 2],
  options: {
    findings: { value: 'TEXT', help: 'what was found, one finding a line; "-" for standard input' },
    source: { value: 'TEXT', help: 'where it was found, one source a line' },
    by: { value: 'NAME', help: 'who found it' },
    brief: { value: null, help: 'print what to hand to an agent that does the research' },
    json: { value: null, help: 'print the questions as JSON' },
  },
  run: async (given, context) => {
    const [file = '', wanted] = given.rest;
    const document = await openDocument(file, undefined, context);
    const queue = researchQueue(document.open.plan, await loadNotes(document.workspace.files));
    if (queue.length === 0) throw new UsageError(`${file} has no research questions.`);
    if (wanted === undefined) return list(document, queue, given, context);
    const question = findQuestion(queue, wanted);
    if (!question) throw new UsageError(`There is no ${wanted}. Questions: ${queue.map(({ id }) => id).join(', ')}.`);
    const date = timeOf(Date.now()).slice(0, 10);
    if (given.switches.has('brief')) {
      const path = notePath(question.question, date);
      context.terminal.out(briefText(question.question, question.id, document.open.path, path));
      return EXIT.clean;
    }
    return answer(document, question, date, given, context);
  },
};

async function answer(
  document: Document,
  question: ResearchQuestion,
  date: string,
  { values }: Given,
  { terminal }: CommandContext,
): Promise<ExitCode> {
  const given = values['findings'] === undefined ? '' : await valueOf(values['findings']);
  const findings = lines(given);
  if (findings.length === 0) throw new UsageError(`Say by --findings what was found for ${question.id}.`);
  const { workspace, open } = document;
  const file = await writeNote(workspace.files, {
    question: question.question,
    id: question.id,
    plan: open.path,
    findings,
    sources: lines(values['source'] ?? ''),
    by: values['by'] ?? 'not said',
    date,
  });
  const found = { state: 'Researched' as const, findings: findings.join('; '), file };
  await writeDocument(document, planEdits(open.plan, researchedIntents(open.plan, question.node, found)));
  terminal.out(`${file}\n`);
  return EXIT.clean;
}

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-*]\s+/, '').trim())
    .filter((line) => line !== '');

function list(
  { file }: Document,
  queue: readonly ResearchQuestion[],
  { switches }: Given,
  { terminal }: CommandContext,
): ExitCode {
  const output: ResearchOutput = {
    format: 1,
    file,
    questions: queue.map(({ id, question, state, isOpen, matches }) => ({
      id,
      question,
      state,
      open: isOpen,
      notes: matches.map(({ note, words, share }) => ({ file: note.path, words: [...words], share })),
    })),
  };
  if (switches.has('json')) terminal.out(`${JSON.stringify(output, null, 2)}\n`);
  else for (const question of output.questions) terminal.out(listed(question));
  return queue.some(({ isOpen }) => isOpen) ? EXIT.findings : EXIT.clean;
}

function listed({ id, question, state, open, notes }: ResearchOutput['questions'][number]): string {
  const found = notes.map(({ file, words }) => `    ${plain(file)}: ${words.map(plain).join(', ')}\n`);
  return `${open ? '✗' : '✓'} ${plain(id)} ${plain(question)}  (${plain(state || 'Queued')})\n${found.join('')}`;
}
