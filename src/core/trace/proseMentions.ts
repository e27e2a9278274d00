import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { gatherFrom } from '../plan/facts.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Passage } from '../rules/prose.ts';
import { passagesOf } from '../rules/prose.ts';
import { declaredIn } from './declared.ts';
import type { IdFinder, NamedId } from './idText.ts';
import type { RawNode } from './rawNode.ts';
import { traceKind } from './schema.ts';

const LEFT_ALONE = new Set(['changelog']);

/** Ids in running text: neither where one is declared, nor in a place that covers. Offsets are those of the node. */
export const mentionsIn = gatherFrom<NamedId>(
  (node) => node.children,
  (node, kind) => {
    const traced = traceKind(kind);
    if (!traced || LEFT_ALONE.has(node.schema?.role ?? '')) return NOTHING;
    const found: NamedId[] = [];
    let rows: ReadonlyMap<number, RawNode> | null = null;
    for (const { part, at: start } of node.parts) {
      for (const { passage, at } of passagesOf(part.region)) {
        const ids = namedIn(passage, traced.findInProse);
        if (ids.length === 0) continue;
        rows ??= rowsByOrigin(declaredIn(node, kind).own);
        const covering = rows.get(start + at)?.covering ?? NOTHING;
        for (const one of ids) if (!covering.some((span) => holds(span, one))) found.push(moved(one, start + at));
      }
    }
    if (found.length === 0) return NOTHING;
    const others = declaredIn(node, kind).own.filter(({ row }) => row === null);
    const known = others.flatMap(({ origin, covering }) => covering.map((span) => shift(span, origin)));
    return outside(found, ownHead(node, known));
  },
);

const NOTHING: readonly never[] = [];

/** The ids in the prose of a passage; kept with it. */
const namedIn = (passage: Passage, find: IdFinder): readonly NamedId[] =>
  passage.keep(find, () => passage.prose.flatMap(({ from, text }) => find(text).map((one) => moved(one, from))));

const rowsByOrigin = (declared: readonly RawNode[]): ReadonlyMap<number, RawNode> =>
  new Map(declared.filter(({ row }) => row !== null).map((one) => [one.origin, one]));

const holds = ({ from, to }: Span, one: Span): boolean => from <= one.from && one.from < to;

const moved = (one: NamedId, by: number): NamedId => ({ ...one, ...shift(one, by) });

// The heading of an unknown section may declare; whoever holds it says so.
function ownHead(node: PlanNode, known: readonly Span[]): readonly Span[] {
  const head = node.schema ? undefined : node.parts[0]?.part.region.head;
  return head ? [...known, shift(head, node.parts[0]?.at ?? 0)] : known;
}

function outside(found: readonly NamedId[], known: readonly Span[]): NamedId[] {
  const spans = known.toSorted((a, b) => a.from - b.from);
  const sorted = found.toSorted((a, b) => a.from - b.from);
  let at = 0;
  let end = -1;
  return sorted.filter(({ from }) => {
    for (let span = spans[at]; span && span.from <= from; span = spans[++at]) end = Math.max(end, span.to);
    return from >= end;
  });
}
