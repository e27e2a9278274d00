import type { FenceBlock, QuoteBlock } from '../markdown/block.ts';
import { columnOf } from '../markdown/readBlocks.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import type { Value } from './value.ts';

/**
 * A fenced block. The indentation of its opening fence is taken from every line, as Markdown does. Where the
 * template says so, it may be a quotation instead.
 */
export function readCode(schema: FieldSchema, place: Place): Value {
  const fence = place.blocks.find((block): block is FenceBlock => block.type === 'fence');
  const quote = fence || !schema.quote ? undefined : quoteIn(place);
  if (quote)
    return { type: 'code', language: '', text: unquoted(place, quote), fence: { from: quote.from, to: quote.to } };
  if (!fence) return { type: 'code', language: '', text: '', fence: null };
  const { region } = place;
  const indent = columnOf(region.text, fence.open.from);
  const raw = fence.code ? region.text.slice(fence.code.from, fence.code.to) : '';
  const lines = raw.replace(/\r\n?/g, '\n').split('\n');
  const text = lines.map((line) => withoutLeading(line, indent)).join('\n');
  return { type: 'code', language: fence.info, text, fence: { from: fence.from, to: fence.to } };
}

export const quoteIn = ({ blocks }: Pick<Place, 'blocks'>): QuoteBlock | undefined =>
  blocks.find((block): block is QuoteBlock => block.type === 'quote');

const unquoted = ({ region }: Place, { from, to }: QuoteBlock): string =>
  region.text
    .slice(from, to)
    .split(/\r\n?|\n/)
    .map(unquotedLine)
    .join('\n')
    .replace(/\n+$/, '');

/** A line of a quotation without its mark; one that goes on without a mark belongs to it, too. */
export const unquotedLine = (line: string): string => line.replace(/^[ \t]*(?:>[ \t]?)?/, '');

function withoutLeading(line: string, columns: number): string {
  let at = 0;
  while (at < columns && line[at] === ' ') at++;
  return line.slice(at);
}
