import type { Stream, StreamGraph } from '../trace/streams.ts';
import { ofType, waitingForAny } from './streamRule.ts';

/** What a frontend stream waits for, as far as it is about the API contract and what stands behind it. */
export interface Handshake {
  readonly frontend: Stream;
  /** Backend streams that it depends on itself. */
  readonly backends: readonly Stream[];
  /** It waits for the contract, and would without those backends. */
  readonly hasContract: boolean;
}

/** The frontend streams of a plan with what they wait for. */
export function handshakes(graph: StreamGraph): readonly Handshake[] {
  const behind = waitingForAny(graph, ofType(graph, 'contract'));
  const isContract = (stream: Stream): boolean => stream.type === 'contract' || behind.has(stream);
  return ofType(graph, 'frontend').map((frontend) => ({
    frontend,
    backends: frontend.after.filter(({ type }) => type === 'backend'),
    hasContract: frontend.after.some((one) => one.type !== 'backend' && isContract(one)),
  }));
}
