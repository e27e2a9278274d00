import type { Plan } from '../plan/plan.ts';
import type { Stream, StreamGraph } from '../trace/streams.ts';
import { STREAM_TEXTS, streamGraph } from '../trace/streams.ts';
import type { Found, PlanRule, Rule } from './rule.ts';
import { foundAt, traceRule } from './traceRule.ts';

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

export const idsOf = (streams: readonly Stream[]): string => streams.map(({ id }) => id).join(', ');

/** Whether a stream waits for one of others. */
export const waitsForAny = ({ waitsFor }: StreamGraph, stream: Stream, others: readonly Stream[]): boolean =>
  others.some((other) => waitsFor(stream, other));
