import type { FenceBlock } from '../markdown/block.ts';
import { columnOf } from '../markdown/readBlocks.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import type { Value } from './value.ts';

/** A fenced block. The indentation of its opening fence is taken from every line, as Markdown does. */
export function readCode(_schema: FieldSchema, place: Place): Value {
  const fence = place.blocks.find((block): block is FenceBlock => block.type === 'fence');
  if (!fence) return { type: 'code', language: '', text: '', fence: null };
  const { region } = place;
  const indent = columnOf(region.text, fence.open.from);
  const raw = fence.code ? region.text.slice(fence.code.from, fence.code.to) : '';
  const lines = raw.replace(/\r\n?/g, '\n').split('\n');
  const text = lines.map((line) => withoutLeading(line, indent)).join('\n');
  return { type: 'code', language: fence.info, text, fence: { from: fence.from, to: fence.to } };
}

function withoutLeading(line: string, columns: number): string {
  let at = 0;
  while (at < columns && line[at] === ' ') at++;
  return line.slice(at);
}
