import type { ContainerSchema, Kind } from '../../kind/kind.ts';
import { walkSlots } from '../../kind/kind.ts';
import type { PlacedNode, PlanNode } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import { nameOf } from '../names.ts';
import { openChildren } from '../openSlots.ts';
import type { NodeRule } from '../rule.ts';

interface Ranked extends PlacedNode {
  readonly schema: ContainerSchema;
  readonly rank: number;
}

export const rule: NodeRule = {
  code: 'section.out-of-order',
  severity: 'warning',
  title: 'A section stands at another place than in the template.',
  reads: 'node',
  check: (node, { kind }) => {
    if (node.children.length < 2) return [];
    const ranked = rankedChildren(node, kind);
    if (isInOrder(ranked)) return [];
    const kept = longestRun(ranked);
    return ranked
      .filter((child) => !kept.has(child))
      .map((child) => {
        const next = ranked
          .filter((other) => kept.has(other) && other.rank > child.rank)
          .sort((a, b) => a.rank - b.rank)[0];
        const last = [...kept].at(-1);
        const where = next ? `before "${nameOf(next.schema)}"` : `after "${last ? nameOf(last.schema) : ''}"`;
        const span = shift(headSpan(child.node), child.at);
        return { message: `Move "${nameOf(child.schema)}" ${where}.`, span, node: child.node.id };
      });
  },
};

const ranksOf = new WeakMap<readonly unknown[], Map<ContainerSchema, number>>();

function rankedChildren(node: PlanNode, kind: Kind): Ranked[] {
  const slots = node.level === 0 ? kind.sections : node.schema?.slots;
  if (!slots) return [];
  let ranks = ranksOf.get(slots);
  if (!ranks) {
    ranks = new Map();
    for (const { slot } of walkSlots(slots)) if (slot.node === 'container') ranks.set(slot, ranks.size);
    ranksOf.set(slots, ranks);
  }
  if (ranks.size < 2) return [];
  const ranked: Ranked[] = [];
  for (const child of openChildren(node, kind)) {
    const { schema } = child.node;
    const rank = schema && !schema.ordinal ? ranks.get(schema) : undefined;
    if (schema && rank !== undefined) ranked.push({ ...child, schema, rank });
  }
  return ranked;
}

const isInOrder = (ranked: readonly Ranked[]): boolean =>
  ranked.every(({ rank }, index) => index === 0 || rank > (ranked[index - 1]?.rank ?? 0));

/** The most children that are in order: what is not among them is what was moved. */
function longestRun(ranked: readonly Ranked[]): Set<Ranked> {
  const best = ranked.map(() => ({ length: 1, before: -1 }));
  let end = -1;
  ranked.forEach((child, index) => {
    const own = best[index];
    if (!own) return;
    for (let earlier = 0; earlier < index; earlier++) {
      const length = (best[earlier]?.length ?? 0) + 1;
      if ((ranked[earlier]?.rank ?? 0) < child.rank && length > own.length)
        Object.assign(own, { length, before: earlier });
    }
    if (end < 0 || own.length > (best[end]?.length ?? 0)) end = index;
  });
  const kept: Ranked[] = [];
  for (let at = end; at >= 0; at = best[at]?.before ?? -1) {
    const child = ranked[at];
    if (child) kept.unshift(child);
  }
  return new Set(kept);
}
