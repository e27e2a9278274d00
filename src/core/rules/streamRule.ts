import type { Plan } from '../plan/plan.ts';
import type { Stream, StreamGraph } from '../trace/streams.ts';
import { STREAM_TEXTS, streamGraph } from '../trace/streams.ts';
import type { Found, PlanRule, Rule } from './rule.ts';
import { foundAt, listed, traceRule } from './traceRule.ts';

export interface StreamRule extends Pick<Rule, 'code' | 'severity' | 'title'> {
  readonly find: (graph: StreamGraph, plan: Plan) => readonly Found[];
  /** It asks nothing but the streams. */
  readonly streamsOnly?: true;
}

/** A rule about the work streams of a plan. What type a stream is, the template says by `rules: streams:`. */
export const streamRule = ({ find, streamsOnly, ...rule }: StreamRule): PlanRule =>
  traceRule({
    ...rule,
    ...(streamsOnly ? { reads: STREAM_TEXTS } : {}),
    types: ['stream'],
    find: (_, plan) => find(streamGraph(plan), plan),
  });

export const foundAtStream = (stream: Stream, message: string): Found => foundAt(stream.node, message);

export const ofType = ({ streams }: StreamGraph, type: string): readonly Stream[] =>
  streams.filter((stream) => stream.type === type);

export const idsOf = (streams: readonly Stream[]): string => listed(streams.map(({ id }) => id));

/** The streams that wait for one of others, through further ones too. */
export function waitingForAny({ streams }: StreamGraph, others: readonly Stream[]): ReadonlySet<Stream> {
  const next = new Map<Stream, Stream[]>();
  for (const stream of streams)
    for (const one of stream.after) {
      const known = next.get(one);
      if (known) known.push(stream);
      else next.set(one, [stream]);
    }
  const found = new Set<Stream>();
  const open = [...others];
  for (let one = open.pop(); one; one = open.pop())
    for (const stream of next.get(one) ?? [])
      if (!found.has(stream)) {
        found.add(stream);
        open.push(stream);
      }
  return found;
}
