import type { FenceBlock } from '../markdown/block.ts';
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
  if (value.type !== 'code' || !fence) return refuse('invalid', `"${intent.field}" has no fenced block to write into.`);
  if (!fence.closed) return refuse('invalid', 'The fence is never closed. Close it in the Markdown editor first.');
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
    text === value.text && language === value.language ? [] : fenceEdits(plan, field, fence, text, language);
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

function longerThan(mark: string, text: string): string {
  const char = mark[0] ?? '`';
  let longest = mark.length - 1;
  for (const line of text.split('\n')) {
    const run = /^\s*(`+|~+)/.exec(line)?.[1] ?? '';
    if (run.startsWith(char)) longest = Math.max(longest, run.length);
  }
  return char.repeat(longest + 1);
}
