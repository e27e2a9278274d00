import { withoutComments } from '../markdown/comments.ts';
import { isFilled } from '../fields/placeholder.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { LocatedNode, Plan, PlacedPart } from '../plan/plan.ts';
import { spanOfNode } from '../plan/plan.ts';
import type { FieldRead } from '../plan/part.ts';
import { judgeField } from '../rules/judgeField.ts';
import { addAll } from '../lists.ts';

/*
 * The text of a section as somebody wrote it: without the template's guidance, and without the fields and items that
 * still are its hints. What the kind does not know is kept.
 */

/** The Markdown of a section, and whether there is anything in it besides headings. */
export interface WrittenText {
  readonly text: string;
  readonly isEmpty: boolean;
}

/** Null where the plan has no such section. */
export function writtenText(plan: Plan, id: string): WrittenText | null {
  const located = plan.node(id);
  if (!located) return null;
  const whole = spanOfNode(located);
  const cuts = Array.from(plan.walk(located), cutsIn).flat();
  const text = tidy(without(plan.text, whole, cuts));
  return { text, isEmpty: text.split('\n').every((line) => /^\s*(?:#.*|\*\*.*\*\*|-{3,})?\s*$/.test(line)) };
}

const cutsIn = ({ node, start }: LocatedNode): Span[] =>
  node.parts.flatMap((placed) =>
    [...guidanceIn(placed, node.schema?.guidance ?? ''), ...hintsIn(placed)].map((cut) =>
      shift(cut, start + placed.at),
    ),
  );

function guidanceIn({ part }: PlacedPart, guidance: string): Span[] {
  if (guidance === '') return [];
  const { text } = part.region;
  return part.loose.filter(
    ({ type, from, to }) => type === 'paragraph' && text.slice(from + 1, to - 1).replace(/\s+/g, ' ') === guidance,
  );
}

const hintsIn = ({ part }: PlacedPart): Span[] => part.fields.flatMap(hintsOf);

function hintsOf(read: FieldRead): Span[] {
  const { state, placeholders } = judgeField(read);
  if (state !== 'filled') return [wholeOf(read)];
  if (placeholders.length === 0) return [];
  const { value } = read;
  const pieces = 'items' in value ? value.items : value.type === 'table' ? value.rows : [];
  return placeholders.flatMap((index) => pieces[index] ?? []);
}

/** With its label; the value alone where it stands in a heading. */
function wholeOf({ labelled, blocks }: FieldRead): Span {
  if (labelled) return labelled.form === 'title' ? labelled.inline : labelled.whole;
  return { from: blocks[0]?.from ?? 0, to: blocks.at(-1)?.to ?? 0 };
}

function without(text: string, whole: Span, cuts: readonly Span[]): string {
  let result = '';
  let at = whole.from;
  for (const { from, to } of [...cuts].sort((a, b) => a.from - b.from)) {
    if (from > at) result += text.slice(at, from);
    at = Math.max(at, to);
  }
  return result + text.slice(at, whole.to);
}

// What is left of a line whose content was cut, rules between sections, and more than one blank line in a row.
const tidy = (text: string): string =>
  withoutComments(text.replace(/\r\n?/g, '\n').replace(/^[ \t]*(?:[-*+]|\d+[.)])(?:[ \t]+\[[ x]\])?[ \t]*$/gim, ''))
    .replace(/[ \t]+$/gm, '')
    .replace(/(?:\n-{3,}\s*)+$/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The items or paragraphs that somebody wrote into the fields with a role, anywhere in the plan. */
export function itemsWithRole(plan: Plan, role: string): readonly string[] {
  const found: string[] = [];
  for (const { read, schema } of plan.fields.values()) {
    if (schema.role !== role) continue;
    const { value } = read;
    const texts =
      'items' in value ? value.items.map(({ slot }) => slot.text) : 'slot' in value ? [value.slot.text] : [];
    addAll(
      found,
      texts.filter((text) => isFilled(text, schema)),
    );
  }
  return found;
}

/** What is written in a section, below its heading; the headings in it start below those of an output. */
export function bodyOf(plan: Plan, id: string | null): string {
  const written = id === null ? null : writtenText(plan, id);
  if (!written || written.isEmpty) return '';
  return written.text.replace(/^#{1,6}\s[^\n]*\n*/, '').trim();
}
