import { slotsIn } from '../../fields/slotsIn.ts';
import type { Slot } from '../../fields/value.ts';
import type { Kind } from '../../kind/kind.ts';
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
  return slotsIn(value)
    .filter((slot) => slot.text.includes('[') && !isPlaceholder(slot.text, schema))
    .flatMap((slot) => groupsIn(region.text, slot, kind))
    .map(({ hint, span }) => ({
      message: `Replace the hint "${hint}" in "${labelOfField(field, node)}".`,
      span: shift(span, field.at),
      field: field.id,
    }));
}

/** In brackets, and neither a link, a footnote nor a task mark. */
const GROUP = /(?<![\]!\\])\[(?![\^ xX]\]|\^)([^[\]\r\n]{2,120})\](?![([:])/g;
/** In a step from a condition to an action, nothing in brackets is a word of somebody's own. */
const ARROW = /→|[-=]>/;

function groupsIn(text: string, slot: Slot, kind: Kind): readonly { readonly hint: string; readonly span: Span }[] {
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
