import type { TracePlace } from '../kind/kind.ts';
import { eachOf } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { RawNode } from './declared.ts';
import { declaredIn, NAMING } from './declared.ts';
import type { NamedId } from './idText.ts';
import { mentionsIn } from './proseMentions.ts';
import { resolver } from './resolve.ts';
import type { TraceGraph, TraceLink, TraceNode } from './types.ts';

/*
 * How the ids of a plan hang together. Only what stands in a place that the template names covers anything; an id in
 * other text is a mention. Ids belong to their document: `FR-1` is the one here, `docs/spec.md#FR-1` that of another.
 */

export type { LinkState, TraceGraph, TraceLink, TraceNode } from './types.ts';

const graphs = new WeakMap<Plan, TraceGraph>();

/**
 * The graph of a plan, made once for each version. What a node of the plan declares is kept by that node, so that after
 * a keystroke only putting it together is left: in linear time.
 */
export function traceGraph(plan: Plan): TraceGraph {
  const known = graphs.get(plan);
  if (known) return known;
  const made = plan.kind.trace.length === 0 ? EMPTY : make(plan);
  graphs.set(plan, made);
  return made;
}

const NO_NODES: readonly TraceNode[] = [];
const NO_LINKS: readonly TraceLink[] = [];

const EMPTY: TraceGraph = {
  nodes: NO_NODES,
  links: NO_LINKS,
  mentions: NO_LINKS,
  ofType: () => NO_NODES,
  byId: new Map(),
  to: () => NO_LINKS,
  from: () => NO_LINKS,
};

interface Pending {
  readonly source: TraceNode;
  readonly place: TracePlace;
  readonly named: NamedId;
  readonly by: number;
}

function make(plan: Plan): TraceGraph {
  const nodes: TraceNode[] = [];
  const pending: Pending[] = [];
  let requirement: TraceNode | null = null;
  let end = -1;
  eachOf(declaredIn(plan.root, plan.kind), (raw, { id: node }, start) => {
    const parent: TraceNode | null = raw.type === 'error' && start < end ? requirement : null;
    const made = placed(raw, node, start, parent);
    nodes.push(made);
    if (raw.type === 'requirement' && raw.row === null) {
      requirement = made;
      end = made.whole.to;
    }
    for (const place of NAMING)
      for (const named of raw.places[place]?.ids ?? []) pending.push({ source: made, place, named, by: start });
  });
  const byId = groupBy(nodes, ({ id }) => id);
  byId.delete('');
  const resolve = resolver(byId);
  const links: TraceLink[] = [];
  for (const { source, place, named, by } of pending) resolve(links, named, by, source, place);
  const mentions: TraceLink[] = [];
  eachOf(mentionsIn(plan.root, plan.kind), (named, _, start) => {
    resolve(mentions, named, start, null, null);
  });
  return assembled(nodes, byId, links, mentions);
}

// Field by field: of thousands of rows, copying objects is what would take longest.
const placed = (raw: RawNode, node: string, start: number, parent: TraceNode | null): TraceNode => ({
  type: raw.type,
  id: raw.id,
  declared: raw.declared,
  span: { from: raw.span.from + start, to: raw.span.to + start },
  whole: { from: raw.whole.from + start, to: raw.whole.to + start },
  field: raw.field,
  row: raw.row,
  text: raw.text,
  draft: raw.draft,
  places: raw.places,
  node,
  parent,
});

function assembled(
  nodes: readonly TraceNode[],
  byId: TraceGraph['byId'],
  links: readonly TraceLink[],
  mentions: readonly TraceLink[],
): TraceGraph {
  const byType = groupBy(nodes, ({ type }) => type);
  const from = new Map<TraceNode, TraceLink[]>();
  const to = new Map<TraceNode, TraceLink[]>();
  for (const link of links) {
    if (link.source) push(from, link.source, link);
    for (const target of link.targets) push(to, target, link);
  }
  return {
    nodes,
    links,
    mentions,
    byId,
    ofType: (type) => byType.get(type) ?? NO_NODES,
    to: (node) => to.get(node) ?? NO_LINKS,
    from: (node) => from.get(node) ?? NO_LINKS,
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) push(groups, keyOf(item), item);
  return groups;
}

function push<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const known = groups.get(key);
  if (known) known.push(item);
  else groups.set(key, [item]);
}
