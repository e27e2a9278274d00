import { Memory } from '../markdown/memory.ts';
import type { Plan } from '../plan/plan.ts';
import type { Body } from './body.ts';
import { bodyOf } from './body.ts';
import type { TraceText } from './keptFacts.ts';
import { ALL_LINKS } from './keptFacts.ts';
import { Placed } from './placed.ts';
import type { TraceGraph, TraceLink, TraceNode } from './types.ts';

/*
 * How the ids of a plan hang together. Only what stands in a place that the template names covers anything; an id in
 * other text is a mention. Ids belong to their document: `FR-1` is the one here, `docs/spec.md#FR-1` that of another.
 */

export type { LinkState, TraceGraph, TraceLink, TraceNode } from './types.ts';

/**
 * The graph of a plan. Nearly every keystroke changes a text and no id: then the graph of the version before goes on as
 * the graph of this one, with its nodes and links moved. So a graph is good until that of another version was asked for;
 * nobody keeps one.
 */
export function traceGraph(plan: Plan): TraceGraph {
  if (plan.kind.trace.length === 0) return EMPTY;
  const known = plan.memory.recall(traceGraph) as Version | undefined;
  if (known?.isCurrent) return known;
  const made = new Version(bodyOf(plan));
  plan.memory.store(traceGraph, made);
  return made;
}

/** What follows from the ids that a graph declares and from what it says that it reads; kept while these are the same. */
export function graphFact<T>(
  reads: readonly TraceText[],
  compute: (graph: TraceGraph, plan: Plan) => T,
): (plan: Plan) => T {
  return (plan) => {
    const graph = traceGraph(plan);
    return graph.keep(compute, reads, () => compute(graph, plan));
  };
}

const NO_NODES: readonly TraceNode[] = [];
const NO_LINKS: readonly TraceLink[] = [];
const LINKS = {};

const EMPTY: TraceGraph = {
  nodes: NO_NODES,
  links: NO_LINKS,
  mentions: NO_LINKS,
  ofType: () => NO_NODES,
  byId: new Map(),
  to: () => NO_LINKS,
  from: () => NO_LINKS,
  memory: new Memory(),
  keep: (_key, _reads, make) => make(),
};

class Version implements TraceGraph {
  readonly memory = new Memory();
  readonly #body: Body;

  constructor(body: Body) {
    this.#body = body;
    body.newest = this.memory;
  }

  get isCurrent(): boolean {
    return this.#body.newest === this.memory;
  }

  keep<T>(key: object, reads: readonly TraceText[], make: () => T): T {
    return this.#body.facts.keep(key, reads, make);
  }

  get nodes(): readonly TraceNode[] {
    return this.#body.nodes;
  }

  get links(): readonly TraceLink[] {
    return this.keep(LINKS, ALL_LINKS, () => this.#body.nodes.flatMap(({ leaving }) => leaving ?? NO_LINKS));
  }

  get mentions(): readonly TraceLink[] {
    return this.#body.mentions;
  }

  get byId(): TraceGraph['byId'] {
    return this.#body.byId;
  }

  ofType(type: TraceNode['type']): readonly TraceNode[] {
    return this.#body.byType.get(type) ?? NO_NODES;
  }

  to(node: TraceNode): readonly TraceLink[] {
    return (node instanceof Placed ? node.leading : null) ?? NO_LINKS;
  }

  from(node: TraceNode): readonly TraceLink[] {
    return (node instanceof Placed ? node.leaving : null) ?? NO_LINKS;
  }
}
