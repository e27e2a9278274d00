import type { Span } from '../markdown/span.ts';
import { isSpace } from '../markdown/span.ts';

/** Text that leads another and is struck out: what people do with a question that is settled. */
export interface Struck {
  /** With its marks, and those around it. */
  readonly whole: Span;
  readonly inner: Span;
}

/** The struck-out text at the start of a span; null if there is none. */
export function struckAt(text: string, { from, to }: Span): Struck | null {
  let at = from;
  while (at < to && (text.charAt(at) === '*' || text.charAt(at) === '_')) at++;
  if (!text.startsWith('~~', at)) return null;
  for (let end = text.indexOf('~~', at + 2); end >= 0 && end + 2 <= to; end = text.indexOf('~~', end + 2))
    if (!isSpace(text.charCodeAt(end - 1)) && text.charAt(end - 1) !== '\\' && end > at + 2) {
      const around = text.slice(from, at);
      const close = text.startsWith(around, end + 2) && end + 2 + around.length <= to ? around.length : 0;
      return { whole: { from, to: end + 2 + close }, inner: { from: at + 2, to: end } };
    }
  return null;
}
