import type { Labelled } from './labels.ts';
import { boldLabelAt } from './labels.ts';
import { isBlank, trimSpan } from './span.ts';

/** What people put between two labels on one line. A full stop belongs to the value. */
const SEPARATOR = /[ \t\r\n]*[|·•;/—–][ \t\r\n]*$/;

const BEFORE = new Set([' ', '\t', '\n', '\r', '|', '·', '•', ';', '/', '—', '–', '(']);

/**
 * A label and those that stand behind its value on the same line: `**Status:** DRAFT | **Last Updated:** 2026-01-31`.
 * Only a label that `isKnown` ends a value; any other bold text is part of it.
 */
export function splitLabels(
  text: string,
  labelled: Labelled,
  isKnown: (label: string) => boolean,
): readonly Labelled[] {
  const { inline, form } = labelled;
  if (form === 'cell' || form === 'title' || !hasMark(text, inline)) return [labelled];
  const found = labelsBehind(text, inline, isKnown);
  if (found.length === 0) return [labelled];
  const heads = [{ text: labelled.label, span: labelled.labelSpan, bold: labelled.bold }, ...found];
  return heads.map(({ text: label, span, bold }, index): Labelled => {
    const next = heads[index + 1];
    const value = trimSpan(text, { from: span.to, to: next ? endBefore(text, span.to, next.span.from) : inline.to });
    const own = value.from < value.to ? value : { from: span.to, to: span.to };
    const blocks = next ? [] : labelled.blocks;
    const from = index === 0 ? labelled.whole.from : span.from;
    const to = next ? own.to : labelled.whole.to;
    return { label, form: 'line', bold, labelSpan: span, inline: own, blocks, whole: { from, to }, item: null };
  });
}

const hasMark = (text: string, { from, to }: Labelled['inline']): boolean => {
  const at = text.indexOf('**', from);
  return at >= 0 && at < to;
};

type Found = NonNullable<ReturnType<typeof boldLabelAt>>;

function labelsBehind(text: string, { from, to }: Labelled['inline'], isKnown: (label: string) => boolean): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf('**', from); at >= 0 && at < to; at = text.indexOf('**', at)) {
    const label = BEFORE.has(text.charAt(at - 1)) ? boldLabelAt(text, at, to) : null;
    if (label && isKnown(label.text)) {
      found.push(label);
      at = label.span.to;
    } else at += 2;
  }
  return found;
}

function endBefore(text: string, from: number, to: number): number {
  let start = to;
  while (start > from && isBlank(text.charCodeAt(start - 1))) start--;
  const separator = SEPARATOR.exec(text.slice(Math.max(from, start - 1), to));
  return separator ? to - separator[0].length : to;
}
