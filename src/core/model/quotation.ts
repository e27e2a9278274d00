import type { Span } from '../markdown/span.ts';

/** Shorter ones are in every text, whatever it says. */
const SHORTEST = 6;

/** Where a text says what a quotation says, however its white space is broken; null where it does not. */
export function findQuotation(text: string, quotation: string): Span | null {
  const words = quotation.trim().split(/\s+/);
  if (words.join('').length < SHORTEST) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  // Whole words: "the" is not said by "whether".
  const match = new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, 'u').exec(text);
  return match ? { from: match.index, to: match.index + match[0].length } : null;
}
