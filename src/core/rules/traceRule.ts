import type { TracePlace, TraceType } from '../kind/kind.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import type { Span } from '../markdown/span.ts';
import type { Plan } from '../plan/plan.ts';
import type { TraceGraph, TraceNode } from '../trace/graph.ts';
import { traceGraph } from '../trace/graph.ts';
import type { TraceText } from '../trace/keptFacts.ts';
import { traces } from '../trace/schema.ts';
import { shorten } from './names.ts';
import type { Found, PlanRule, RuleContext, Surroundings } from './rule.ts';

export interface TraceRule extends Pick<PlanRule, 'code' | 'severity' | 'title' | 'optionsKey'> {
  /** The kind has all of these, or the rule has nothing to say. */
  readonly types: readonly TraceType[];
  /** Roles of the tables whose empty cells it tells of. */
  readonly cells?: readonly string[];
  readonly find: (graph: TraceGraph, plan: Plan, context: RuleContext, around: Surroundings) => readonly Found[];
  /**
   * It asks nothing but the graph, and of that the declared ids and these: what it found is kept while they are the same. A
   * message that quotes another text is a function, so that it is put together anew.
   */
  readonly reads?: readonly TraceText[];
}

/** A rule about how the ids of a plan hang together. */
export function traceRule({ code, severity, title, optionsKey, types, cells, find, reads }: TraceRule): PlanRule {
  const check: PlanRule['check'] = (plan, context, around) => {
    if (!traces(plan.kind, ...types)) return [];
    const graph = traceGraph(plan);
    const all = (): readonly Found[] => find(graph, plan, context, around);
    return reads ? graph.keep(find, reads, all) : all();
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
export const foundAt = (node: TraceNode, message: string | (() => string), more: FoundMore = {}): Found =>
  new FoundAtNode(node, message, more);

// A class for its getters: those in a literal make engines keep each object until a full collection.
class FoundAtNode implements Found {
  readonly node: string;
  readonly field: string | null;
  readonly fixes: NonNullable<Found['fixes']>;
  readonly #at: TraceNode;
  readonly #message: string | (() => string);
  readonly #place: TracePlace | undefined;

  constructor(at: TraceNode, message: string | (() => string), { place, fixes = [] }: FoundMore) {
    this.node = at.node;
    this.field = at.field;
    this.fixes = fixes;
    this.#at = at;
    this.#message = message;
    this.#place = place;
  }

  get message(): string {
    return typeof this.#message === 'string' ? this.#message : this.#message();
  }

  get span(): Span {
    return this.#place ? this.#at.spanOf(this.#place) : this.#at.span;
  }
}

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
