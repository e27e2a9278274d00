import { Graph, layout } from '@dagrejs/dagre';
import type { Stream, StreamGraph } from '../trace/streams.ts';
import { titleOfStream } from '../trace/nextSteps.ts';
import { greatest } from '../lists.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stream in the picture; `x` and `y` are its middle. */
export interface LaidStream extends Point {
  readonly id: string;
  readonly lines: readonly string[];
  /** The same, not cut off. */
  readonly texts: readonly string[];
  /** What it says to those who cannot see it. */
  readonly label: string;
  readonly type: string;
  readonly isCritical: boolean;
  readonly width: number;
  readonly height: number;
}

/** `from` and `to` are places among the streams: two of them may have one id. */
export interface LaidEdge {
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
  readonly isCritical: boolean;
}

export interface StreamsLayout {
  readonly width: number;
  readonly height: number;
  readonly streams: readonly LaidStream[];
  readonly edges: readonly LaidEdge[];
}

const CHARACTER = 7.2;
const LINE = 18;
const PADDING = 12;
const LONGEST = 34;

/** Places the streams from left to right, each after what it waits for. Edges of cycles are drawn, too. */
export function streamsLayout(given: StreamGraph): StreamsLayout {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 56, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  const critical = new Set(given.critical);
  const drawn = given.streams.map((stream) => drawnStream(stream, critical.has(stream)));
  // By place, not by id: two rows may have one id.
  const places = new Map(given.streams.map((stream, index) => [stream, index]));
  const placeOf = (stream: Stream): number => places.get(stream) ?? -1;
  drawn.forEach(({ width, height }, index) => graph.setNode(String(index), { width, height }));
  for (const stream of given.streams)
    for (const before of stream.after) graph.setEdge(String(placeOf(before)), String(placeOf(stream)));
  layout(graph);
  const edges = given.streams.flatMap((stream) =>
    stream.after.map((before): LaidEdge => {
      const [from, to] = [placeOf(before), placeOf(stream)];
      const edge = graph.edge(String(from), String(to)) as { points?: readonly Point[] };
      const points = (edge.points ?? []).map(({ x, y }) => ({ x: round(x), y: round(y) }));
      const isCritical = critical.has(stream) && given.critical[given.critical.indexOf(stream) - 1] === before;
      return { from, to, points, isCritical };
    }),
  );
  const streams = drawn.map((one, index): LaidStream => {
    const { x, y } = graph.node(String(index)) as Point;
    return { ...one, x: round(x), y: round(y) };
  });
  const { width, height } = graph.graph() as { width?: number; height?: number };
  return { width: round(width ?? 0), height: round(height ?? 0), streams, edges };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function drawnStream(stream: Stream, isCritical: boolean): Omit<LaidStream, 'x' | 'y'> {
  const { agent, command, requirements, after, type, id } = stream;
  const texts = [
    titleOfStream(stream),
    [agent, command].filter((part) => part !== '').join('  '),
    requirements.join(', '),
  ].filter((line) => line !== '');
  const lines = texts.map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line));
  const waits = after.length === 0 ? 'waits for nothing' : `waits for ${after.map((one) => one.id).join(', ')}`;
  const label = [titleOfStream(stream), agent, command, requirements.join(', '), waits]
    .filter((part) => part !== '')
    .join('; ');
  const lengths = lines.map(({ length }) => length);
  const width = greatest(lengths, 0) * CHARACTER + 2 * PADDING;
  return { id, lines, texts, label, type, isCritical, width: round(width), height: lines.length * LINE + 2 * PADDING };
}
