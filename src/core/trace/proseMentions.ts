import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { gatherFrom } from '../plan/facts.ts';
import type { PlanNode } from '../plan/plan.ts';
import { proseOf } from '../rules/prose.ts';
import { declaredIn } from './declared.ts';
import type { NamedId } from './idText.ts';
import { traceKind } from './schema.ts';

const LEFT_ALONE = new Set(['changelog']);

/** Ids in running text: neither where one is declared, nor in a place that covers. Offsets are those of the node. */
export const mentionsIn = gatherFrom<NamedId>(
  (node) => node.children,
  (node, kind) => {
    const traced = traceKind(kind);
    if (!traced || LEFT_ALONE.has(node.schema?.role ?? '')) return [];
    const known = declaredIn(node, kind).own.flatMap(({ origin, places, span, type }) =>
      [...(type === 'error' ? [] : [span]), ...Object.values(places).filter(({ ids }) => ids.length > 0)].map((one) =>
        shift(one, origin),
      ),
    );
    const find = traced.findInProse;
    const found = node.parts.flatMap(({ part: { region }, at }) =>
      region
        .keep(find, () => proseOf(region).flatMap(({ from, text }) => find(text).map((one) => moved(one, from))))
        .map((one) => moved(one, at)),
    );
    return found.length === 0 ? found : outside(found, ownHead(node, known));
  },
);

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
