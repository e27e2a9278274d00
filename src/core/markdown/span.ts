/** A half-open range of UTF-16 code units, zero-based. Relative to a region or absolute: the owner says which. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const shift = (span: Span, by: number): Span => ({ from: span.from + by, to: span.to + by });

export const contains = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** Narrows a span so that it starts and ends on something other than white space. */
export function trimSpan(text: string, span: Span): Span {
  let { from, to } = span;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return { from, to };
}

/**
 * To the parser a carriage return is a blank at the end of a line (see `maskForParser`); here it belongs to the line
 * ending, and so to no span that ends with the line.
 */
export const withoutReturn = (text: string, { from, to }: Span): Span => ({
  from,
  to: to > from && text.charCodeAt(to - 1) === 13 ? to - 1 : to,
});

export const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

export const isBlank = (code: number): boolean => code === 32 || code === 9;
