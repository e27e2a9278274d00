import type { Stream, StreamGraph } from './streams.ts';

/** A step of building a plan: streams that can run at the same time. */
export interface NextStep {
  /** Counts from 1. */
  readonly order: number;
  readonly streams: readonly Stream[];
}

/** The order in which the streams of a plan are handed on. */
export const nextSteps = ({ groups }: StreamGraph): readonly NextStep[] =>
  groups.map((streams, index) => ({ order: index + 1, streams }));

/** `WS-1: Data layer`. */
export const titleOfStream = ({ id, name }: Stream): string => (name === id ? id : `${id}: ${name}`);
