import { planEdits } from '../../core/edit/planEdit.ts';
import type { CriterionReport, Evidence, Reflection } from '../../core/reflection/reflect.ts';
import { reflect } from '../../core/reflection/reflect.ts';
import { shorten } from '../../core/rules/names.ts';
import type { FoundQuestion } from '../../core/gates/questions.ts';
import { outcomeOf, reflectionIntents } from '../../core/reflection/run.ts';
import { LineMap } from '../../core/markdown/source.ts';
import { timeOf } from '../../core/time.ts';
import type { ReflectOutput } from '../../contract/cli.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { openDocument, writeDocument } from '../openDocument.ts';
import type { Terminal } from '../terminal.ts';
import { plain } from '../terminal.ts';

export const reflectCommand: Command = {
  name: 'reflect',
  args: 'FILE',
  summary: 'Says whether enough is known to go on, and asks in the document for what is missing.',
  count: [1, 1],
  options: {
    'dry-run': { value: null, help: 'only say it; write nothing' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
    json: { value: null, help: 'print the criteria with their evidence as JSON' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = ''] = rest;
    const document = await openDocument(file, values['kind'], context);
    const { plan } = document.open;
    const before = reflect(plan);
    if (!before) throw new UsageError(`Documents of the kind "${plan.kind.id}" have no reflection.`);
    let after = plan;
    if (!switches.has('dry-run')) {
      const result = planEdits(plan, reflectionIntents(plan, timeOf(Date.now())));
      await writeDocument(document, result);
      if (result.ok) after = result.after;
    }
    const reflection = reflect(after) ?? before;
    const { out } = context.terminal;
    if (switches.has('json')) out(`${JSON.stringify(asOutput(document.file, reflection, after.text), null, 2)}\n`);
    else out(asText(reflection, context.terminal));
    return reflection.sufficient ? EXIT.clean : EXIT.findings;
  },
};

function asOutput(file: string, reflection: Reflection, text: string): ReflectOutput {
  const lines = new LineMap(text);
  const shown = ({
    field,
    text: found,
    span,
  }: Evidence): ReflectOutput['criteria'][number]['needs'][number]['evidence'][number] => ({
    field,
    text: found,
    range: { start: lines.positionAt(span.from), end: lines.positionAt(span.to) },
  });
  return {
    format: 1,
    file,
    sufficient: reflection.sufficient,
    outcome: outcomeOf(reflection),
    criteria: reflection.criteria.map(({ criterion, needs, met }) => ({
      id: criterion.id,
      title: criterion.title,
      asks: criterion.asks,
      met,
      needs: needs.map(({ need, evidence, question }) => ({
        id: need.id,
        title: need.title,
        ask: need.ask,
        asked: question !== null,
        unclear: evidence.length === 0 && question?.item.answered === true,
        evidence: evidence.map(shown),
      })),
    })),
  };
}

function asText(reflection: Reflection, terminal: Terminal): string {
  const lines = reflection.criteria.flatMap((criterion) => criterionLines(criterion, terminal));
  return `${lines.join('\n')}\n${outcomeOf(reflection)}\n`;
}

function criterionLines({ criterion, needs, met }: CriterionReport, terminal: Terminal): string[] {
  const mark = met ? terminal.style('green', '✓') : terminal.style('red', '✗');
  return [
    `${mark} ${terminal.style('bold', plain(criterion.title))}  ${plain(criterion.asks)}`,
    ...needs.map(({ need, evidence, question }) => {
      const [first] = evidence;
      const known = first ? `${oneLine(first.text)} (${first.field})` : unknown(question);
      return `    ${first ? '✓' : '✗'} ${plain(need.title)}: ${known}`;
    }),
  ];
}

const oneLine = (text: string): string => plain(shorten(text, 80));

function unknown(question: FoundQuestion | null): string {
  if (!question) return 'not asked';
  return question.item.answered ? 'the answer tells too little' : 'asked';
}
