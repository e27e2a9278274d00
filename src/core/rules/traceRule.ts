import type { TracePlace, TraceType } from '../kind/kind.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import type { Plan } from '../plan/plan.ts';
import type { TraceGraph, TraceNode } from '../trace/graph.ts';
import { traceGraph } from '../trace/graph.ts';
import { traces } from '../trace/schema.ts';
import { shorten } from './names.ts';
import type { Found, PlanRule, RuleContext, Surroundings } from './rule.ts';

export interface TraceRule extends Pick<PlanRule, 'code' | 'severity' | 'title' | 'optionsKey'> {
  /** The kind has all of these, or the rule has nothing to say. */
  readonly types: readonly TraceType[];
  /** Roles of the tables whose empty cells it tells of. */
  readonly cells?: readonly string[];
  readonly find: (graph: TraceGraph, plan: Plan, context: RuleContext, around: Surroundings) => readonly Found[];
  /** It asks nothing but the graph: what it found is kept for as long as the graph says the same. */
  readonly graphOnly?: true;
}

/** A rule about how the ids of a plan hang together. */
export function traceRule({ code, severity, title, optionsKey, types, cells, find, graphOnly }: TraceRule): PlanRule {
  const check: PlanRule['check'] = (plan, context, around) => {
    if (!traces(plan.kind, ...types)) return [];
    const graph = traceGraph(plan);
    const all = (): readonly Found[] => find(graph, plan, context, around);
    return graphOnly ? graph.lasting.keep(find, all) : all();
  };
  const key = optionsKey === undefined ? {} : { optionsKey };
  const owned = cells === undefined ? {} : { roles: cells, owns: 'cells' as const };
  return { code, severity, title, ...key, ...owned, reads: 'plan', check };
}

interface FoundMore extends Pick<Found, 'fixes'> {
  /** It stands there, not at the id. */
  readonly place?: TracePlace;
}

/** A finding on a node of the graph, where its id stands: in any version that the node goes on to. */
export const foundAt = (node: TraceNode, message: string, { place, ...more }: FoundMore = {}): Found => ({
  message,
  get span() {
    return place ? node.spanOf(place) : node.span;
  },
  node: node.node,
  field: node.field,
  ...more,
});

/** `FR-2 "Search"`: what people know a node by. */
export function nameOf({ id, text }: TraceNode): string {
  const about = aboutOf(text);
  return id === '' || about === '' ? id + about : `${id} ${about}`;
}

const aboutOf = keptByText((text) => (text.trim() === '' || text.startsWith('[') ? '' : `"${shorten(text, 40)}"`));

/** `FR-1, FR-2 and 3 more`. */
export function listed(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
