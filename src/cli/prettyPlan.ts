import type { ShowOutput, ShownField, ShownNode, ShownValue } from '../contract/cli.ts';
import { prettyFinding } from './formats/pretty.ts';
import type { Terminal } from './terminal.ts';
import { plain, plainLines } from './terminal.ts';

/** What `show` prints for people: every field by the name that `set` takes. */
export function prettyPlan(output: ShowOutput, terminal: Terminal): string {
  const { file, kind, title, header, sections, questions, gates, findings, completion, verified, next, summary } =
    output;
  const blocks = [
    `${terminal.style('bold', plain(title === '' ? file : title))}  ${terminal.style('dim', `${plain(file)}, ${kind}`)}\n`,
    header.map((field) => fieldLines(field, 0, terminal)).join(''),
    ...sections.map((section) => nodeLines(section, 0, terminal)),
    block(
      'Questions',
      questions.map(({ number, text, answer, answered }) => {
        return `  ${mark(answered, terminal)} ${number}. ${plain(text)}${answer === '' ? '' : `\n      ${plain(answer)}`}\n`;
      }),
      terminal,
    ),
    block(
      'Checkpoints',
      gates.map((gate) => gateLines(gate, terminal)),
      terminal,
    ),
    block(
      'Completion',
      completion.map(({ text, holds }) => `  ${mark(holds, terminal)} ${plain(text)}\n`),
      terminal,
    ),
    verified === null ? '' : `${terminal.style('bold', 'Verified')}  ${verified.done} of ${verified.total} rows\n`,
    block(
      'Findings',
      findings.map((finding) => prettyFinding(finding, terminal)),
      terminal,
    ),
    ...(summary ?? []).map((part) =>
      block(
        part.title,
        part.lines.map((line) => `  ${plain(line)}\n`),
        terminal,
      ),
    ),
    `${terminal.style('bold', 'Next')}  ${plain(next.text)}\n`,
  ];
  return blocks.filter((text) => text !== '').join('\n');
}

function gateLines(
  { id, title, state, passed, message, notes, criteria }: ShowOutput['gates'][number],
  terminal: Terminal,
): string {
  const head = `${plain(id)}  ${plain(title)}: ${state}${message === '' ? '' : `  ${plain(message)}`}`;
  const known = passed ? [] : notes.map((note) => `      not confirmed: ${plain(note)}\n`);
  const held = criteria.map(
    ({ text, holds, because }) => `      ${mark(holds === true, terminal)} ${plain(text)}: ${plain(because)}\n`,
  );
  return `  ${mark(passed, terminal)} ${head}\n${held.join('')}${known.join('')}`;
}

const mark = (good: boolean, terminal: Terminal): string =>
  good ? terminal.style('green', '✓') : terminal.style('yellow', '·');

const block = (title: string, lines: readonly string[], terminal: Terminal): string =>
  lines.length === 0 ? '' : `${terminal.style('bold', title)}\n${lines.join('')}`;

function nodeLines(
  { id, title, type, fields, missing, sections }: ShownNode,
  depth: number,
  terminal: Terminal,
): string {
  const indent = '  '.repeat(depth);
  const kind = type === 'unknown' ? terminal.style('dim', '  (not of this kind)') : '';
  return [
    `${indent}${terminal.style('bold', plain(id))}  ${plain(title)}${kind}\n`,
    ...fields.map((field) => fieldLines(field, depth + 1, terminal)),
    ...missing.map((slot) => `${indent}  ${terminal.style('dim', `${plain(slot.id)}  ${slot.type}  (not there)`)}\n`),
    ...sections.map((child) => nodeLines(child, depth + 1, terminal)),
  ].join('');
}

function fieldLines({ id, type, value }: ShownField, depth: number, terminal: Terminal): string {
  const indent = '  '.repeat(depth);
  const lines = plainLines(valueText(value)).split('\n');
  const head = `${indent}${plain(id)}  ${terminal.style('dim', type)}`;
  if (lines.length === 1 && (lines[0] ?? '').length <= 100) return `${head}  ${lines[0] ?? ''}\n`;
  return `${head}\n${lines.map((line) => `${indent}    ${line}\n`).join('')}`;
}

const TICKS = { open: '[ ]', done: '[x]', partial: '[~]' } as const;

function valueText(value: ShownValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if ('columns' in value) return [value.columns, ...value.rows].map((row) => row.join(' | ')).join('\n');
  if ('language' in value) return value.text;
  return value.map(itemText).join('\n');
}

type Item = Extract<ShownValue, readonly unknown[]>[number];

function itemText(item: Item): string {
  if (typeof item === 'string') return `- ${item}`;
  if ('state' in item) return `${TICKS[item.state]} ${item.text}`;
  return `${item.answered ? '[x]' : '[ ]'} ${item.text}${item.answer === '' ? '' : ` → ${item.answer}`}`;
}
