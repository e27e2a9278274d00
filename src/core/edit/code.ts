import { quoteIn, unquotedLine } from '../fields/readCode.ts';
import type { FenceBlock, QuoteBlock } from '../markdown/block.ts';
import { minimalEdit } from '../markdown/textEdit.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { fieldChange, notFound, refuse } from './change.ts';
import type { IntentOf } from './intent.ts';
import { indentOf, lineEnd, lineStart } from './lines.ts';
import { inDocument } from './slot.ts';

/** Sets the text of a fenced block. A fence that the text would close is made longer. */
export function setCode(plan: Plan, intent: IntentOf<'setCode'>, expected: string | undefined): Planned {
  const field = plan.field(intent.field);
  if (!field) return notFound(intent.field);
  const { value } = field.read;
  const fence = field.read.blocks.find((block): block is FenceBlock => block.type === 'fence');
  const quote = field.schema.quote ? quoteIn(field.read) : undefined;
  if (value.type !== 'code' || !(fence ?? quote))
    return refuse('invalid', `"${intent.field}" has no fenced block to write into.`);
  if (fence?.closed === false)
    return refuse('invalid', 'The fence is never closed. Close it in the Markdown editor first.');
  if (expected !== undefined && plainCode(expected) !== value.text) {
    return refuse('conflict', 'The code has been changed in the meantime. Compare both and decide.', value.text);
  }
  const text = plainCode(intent.text);
  const language =
    intent.language
      ?.replace(/[`\r\n]/g, '')
      .replace(/^[\s~]+/, '')
      .trim() ?? value.language;
  const edits =
    text === value.text && language === value.language
      ? []
      : fence
        ? fenceEdits(plan, field, fence, text, language)
        : quoteEdits(plan, field, quote, text);
  return fieldChange(intent.field, edits, (after) => {
    const now = after.field(intent.field)?.read.value;
    return now?.type === 'code' && now.text === text && now.language === language;
  });
}

const plainCode = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\0/g, '\ufffd').replace(/\n+$/, '');

function fenceEdits(plan: Plan, field: LocatedField, fence: FenceBlock, text: string, language: string): TextEdit[] {
  const from = field.start + fence.open.from;
  const to = field.start + fence.to;
  const indent = indentOf(plan.text, from);
  const mark = longerThan(plan.text.slice(from, field.start + fence.open.to), text);
  const last = lineStart(plan.text, to);
  const code =
    text === ''
      ? ''
      : text
          .split('\n')
          .map((line) => (line === '' ? '' : indent + line))
          .join('\n') + '\n';
  return [
    { from, to: lineEnd(plan.text, from), insert: mark + language },
    { from: lineEnd(plan.text, from), to: last, insert: inDocument(plan, `\n${code}`) },
    { from: last, to, insert: indent + mark },
  ].filter((edit) => plan.text.slice(edit.from, edit.to) !== edit.insert);
}

/** Lines that stay keep their bytes. */
function quoteEdits(plan: Plan, field: LocatedField, quote: QuoteBlock | undefined, text: string): TextEdit[] {
  if (!quote) return [];
  const [from, to] = [field.start + quote.from, field.start + quote.to];
  const indent = indentOf(plan.text, from);
  const raw = withoutEmptyEnd(plan.text.slice(from, to));
  const old = raw.split(/\r\n?|\n/);
  const bare = old.map(unquotedLine);
  const lines = text.split('\n');
  const least = Math.min(lines.length, old.length);
  let head = 0;
  while (head < least && lines[head] === bare[head]) head++;
  let tail = 0;
  while (tail < least - head && lines.at(-1 - tail) === bare.at(-1 - tail)) tail++;
  const made = lines.map((line, at) => {
    if (at < head) return old[at] ?? '';
    if (at >= lines.length - tail) return old[at - lines.length + old.length] ?? '';
    return `${at === 0 ? '' : indent}>${line === '' ? '' : ` ${line}`}`;
  });
  const edit = minimalEdit(raw, inDocument(plan, made.join('\n')));
  return edit ? [{ ...edit, from: from + edit.from, to: from + edit.to }] : [];
}

// Marks without text at its end stay there.
function withoutEmptyEnd(raw: string): string {
  let end = raw.length;
  while (end > 0 && /[\s>]/.test(raw.charAt(end - 1))) end--;
  const line = /[\r\n]/.exec(raw.slice(end));
  return line ? raw.slice(0, end + line.index) : raw;
}

function longerThan(mark: string, text: string): string {
  const char = mark[0] ?? '`';
  let longest = mark.length - 1;
  for (const line of text.split('\n')) {
    const run = /^\s*(`+|~+)/.exec(line)?.[1] ?? '';
    if (run.startsWith(char)) longest = Math.max(longest, run.length);
  }
  return char.repeat(longest + 1);
}
