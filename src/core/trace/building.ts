import type { Plan } from '../plan/plan.ts';
import type { TraceNode } from './graph.ts';
import { graphFact } from './graph.ts';
import { STREAM_TEXTS, streamGraph } from './streams.ts';

/** Streams that lay down what the others rest on. They name the requirements that they prepare, and build none. */
export const PREPARING: ReadonlySet<string> = new Set(['environment', 'schema', 'contract']);

/** Requirements that are all done where others are only prepared, by the agent that they are a hint at. */
const WHOLLY_BY: Readonly<Record<string, string>> = {
  database: 'schema',
  api: 'contract',
  infrastructure: 'environment',
};

export const streamTypes = graphFact(
  STREAM_TEXTS,
  (_, plan): ReadonlyMap<TraceNode, string> => new Map(streamGraph(plan).streams.map(({ node, type }) => [node, type])),
);

const hasBuilders = graphFact(STREAM_TEXTS, (_, plan) =>
  [...streamTypes(plan).values()].some((type) => !PREPARING.has(type)),
);

/** Whether one of the streams that have a requirement builds it. Where no stream of a plan builds, any will do. */
export function isBuilt(plan: Plan, { places }: TraceNode, streams: readonly TraceNode[]): boolean {
  if (!hasBuilders(plan)) return true;
  const hint = /^\W*(\w+)/.exec(places.hint?.text ?? '')?.[1]?.toLowerCase() ?? '';
  const types = streamTypes(plan);
  return streams.some((stream) => {
    const type = types.get(stream) ?? '';
    return !PREPARING.has(type) || WHOLLY_BY[hint] === type;
  });
}
