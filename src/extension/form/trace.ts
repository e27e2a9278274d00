import type { FormStreams, FormTrace, Snapshot } from '../../contract/form.ts';
import type { Kind } from '../../core/kind/kind.ts';
import { streamsLayout } from '../../core/picture/streamsLayout.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { CONTRACTS, orphans, uncontracted } from '../../core/trace/contracts.ts';
import type { TraceNode } from '../../core/trace/graph.ts';
import { traceGraph } from '../../core/trace/graph.ts';
import { traceMatrix } from '../../core/trace/matrix.ts';
import { nextSteps } from '../../core/trace/nextSteps.ts';
import { traces } from '../../core/trace/schema.ts';
import type { Stream } from '../../core/trace/streams.ts';
import { streamGraph } from '../../core/trace/streams.ts';

/** The pages that a kind has beside its sections. */
export function pagesOf(kind: Kind): Snapshot['pages'] {
  return [
    ...(traces(kind, 'criterion') ? ['@trace' as const] : []),
    ...(traces(kind, 'stream') ? ['@streams' as const] : []),
  ];
}

const GAPS = new Set<string>(['requirement', 'criterion', 'stream', 'mandate', 'verification', 'review']);
const isGap = (gap: string): gap is FormTrace['rows'][number]['gaps'][number] => GAPS.has(gap);

/** The trace matrix of a plan. */
export function traceOf(plan: Plan): FormTrace {
  const graph = traceGraph(plan);
  return {
    rows: traceMatrix(plan).map((row) => ({
      requirement: row.requirement && traced(row.requirement),
      criterion: row.criterion && traced(row.criterion),
      streams: row.streams.map(traced),
      tests: row.tests.map(traced),
      verification: row.verification.length,
      verified: row.verified,
      review: row.review.length,
      gaps: row.gaps.filter(isGap),
    })),
    missing: CONTRACTS.reduce((sum, type) => sum + uncontracted(graph, type).length, 0),
    orphans: orphans(graph).length,
  };
}

const traced = ({ id, text, node }: TraceNode): { id: string; title: string; target: string } => ({
  id,
  title: text,
  target: node,
});

/** The work streams of a plan, in their order and drawn. */
export function streamsOf(plan: Plan): FormStreams {
  const graph = streamGraph(plan);
  const { width, height, streams, edges } = streamsLayout(graph);
  const ids = (given: readonly { readonly id: string }[]): string[] => given.map(({ id }) => id);
  return {
    width,
    height,
    streams: streams.map(({ id, x, y, lines, texts, label, isCritical, ...size }, index) => ({
      id,
      x,
      y,
      width: size.width,
      height: size.height,
      lines: [...lines],
      texts: [...texts],
      label,
      isCritical,
      target: graph.streams[index]?.node.node ?? '',
    })),
    edges: edges.map(({ from, to, points, isCritical }) => ({
      from,
      to,
      points: points.map((point) => ({ ...point })),
      isCritical,
    })),
    steps: nextSteps(graph).map((step) => step.streams.map(stepOf)),
    stuck: graph.stuck.map(stepOf),
    critical: ids(graph.critical),
    cycles: graph.cycles.map(ids),
  };
}

const stepOf = ({ id, name, agent, command, requirements, after }: Stream): FormStreams['stuck'][number] => ({
  id,
  name,
  agent,
  command,
  requirements: requirements.join(', '),
  after: after.map((one) => one.id).join(', '),
});
