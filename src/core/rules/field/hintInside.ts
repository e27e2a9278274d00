import { slotsIn } from '../../fields/slotsIn.ts';
import { rowAlone } from '../../fields/readTable.ts';
import type { Slot, TableValueRow } from '../../fields/value.ts';
import type { FieldSchema, Kind } from '../../kind/kind.ts';
import { walkSlots } from '../../kind/kind.ts';
import type { Span } from '../../markdown/span.ts';
import { shift } from '../../markdown/span.ts';
import type { NodeField, PlanNode } from '../../plan/plan.ts';
import { labelOfField } from '../names.ts';
import { isPlaceholder } from '../placeholder.ts';
import { withoutCode } from '../prose.ts';
import type { Found, NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'field.hint-inside',
  severity: 'error',
  title: 'A hint of the template is left within a value.',
  reads: 'node',
  fields: 'any',
  check: (node, { kind }) => node.fields.flatMap((field) => hintsInside(node, field, kind)),
};

function hintsInside(node: PlanNode, field: NodeField, kind: Kind): readonly Found[] {
  const { value, schema } = field.read;
  if (value.type === 'code' || value.type === 'choice' || value.type === 'checklist') return [];
  const region = node.parts.find(({ at }) => at === field.at)?.part.region;
  if (!region) return [];
  const look = (text: string, slots: readonly Slot[]): readonly Group[] =>
    slots
      .filter((slot) => slot.text.includes('[') && !isPlaceholder(slot.text, schema))
      .flatMap((slot) => groupsIn(text, slot, kind));
  const groups =
    value.type === 'table'
      ? value.rows.flatMap((row) => inRow(row, schema, () => look(row.text, rowAlone(row).cells)))
      : look(region.text, slotsIn(value));
  return groups.map(({ hint, span }) => ({
    message: `Replace the hint "${hint}" in "${labelOfField(field, node)}".`,
    span: shift(span, field.at),
    field: field.id,
  }));
}

interface Group {
  readonly hint: string;
  readonly span: Span;
}

/** What was found in a row, which keeps it for the columns of its template. */
function inRow(row: TableValueRow, { columns }: FieldSchema, look: () => readonly Group[]): readonly Group[] {
  if (!row.text.includes('[')) return NOTHING;
  const found = row.memory.keep(columns, look);
  return found.length === 0 ? found : found.map((one) => ({ ...one, span: shift(one.span, row.from) }));
}

const NOTHING: readonly Group[] = [];

/** In brackets, and neither a link, a footnote nor a task mark. */
const GROUP = /(?<![\]!\\])\[(?![\^ xX]\]|\^)([^[\]\r\n]{2,120})\](?![([:])/g;
/** In a step from a condition to an action, nothing in brackets is a word of somebody's own. */
const ARROW = /→|[-=]>/;

function groupsIn(text: string, slot: Slot, kind: Kind): readonly Group[] {
  const prose = withoutCode(text.slice(slot.from, slot.to));
  const isStep = ARROW.test(prose);
  return Array.from(prose.matchAll(GROUP), ({ 0: hint, 1: inner = '', index }) => ({
    hint,
    inner,
    span: { from: slot.from + index, to: slot.from + index + hint.length },
  })).filter(({ inner }) => /^\p{L}/u.test(inner) && (isStep || hintsOf(kind).has(inner.trim().toLowerCase())));
}

const hints = new WeakMap<Kind, ReadonlySet<string>>();

/** What stands in brackets in the template, in small letters. */
function hintsOf(kind: Kind): ReadonlySet<string> {
  const known = hints.get(kind);
  if (known) return known;
  const found = new Set<string>();
  for (const { slot } of walkSlots([...kind.header.slots, ...kind.sections])) {
    const text = slot.node === 'field' ? slot.source : slot.title;
    for (const [, inner = ''] of text.matchAll(GROUP)) found.add(inner.trim().toLowerCase());
  }
  hints.set(kind, found);
  return found;
}
