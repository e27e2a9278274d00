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

const GAP = 24;
const STEP = 56;
const MARGIN = 16;

/** With more streams or edges the library takes many seconds, and thousands in a row are too deep for it. */
const MOST = 400;

type Drawn = Omit<LaidStream, 'x' | 'y'>;

/** Where everything goes; streams by their place, not by their id: two rows may have one. */
interface Places {
  readonly width: number;
  readonly height: number;
  readonly at: (stream: Stream) => Point;
  readonly along: (before: Stream, stream: Stream) => readonly Point[];
}

/** Places the streams from left to right, each after what it waits for. Edges of cycles are drawn, too. */
export function streamsLayout(given: StreamGraph): StreamsLayout {
  const lastOf = new Map(given.critical.map((stream, index) => [stream, given.critical[index - 1]]));
  const drawn = given.streams.map((stream) => drawnStream(stream, lastOf.has(stream)));
  const edges = given.streams.reduce((sum, { after }) => sum + after.length, 0);
  const places = Math.max(drawn.length, edges) > MOST ? bySteps(given, drawn) : byLibrary(given, drawn);
  const rounded = ({ x, y }: Point): Point => ({ x: round(x), y: round(y) });
  return {
    width: round(places.width),
    height: round(places.height),
    streams: given.streams.flatMap((stream) => {
      const one = drawn[stream.index];
      return one ? { ...one, ...rounded(places.at(stream)) } : [];
    }),
    edges: given.streams.flatMap((stream) =>
      stream.after.map((before): LaidEdge => {
        const points = places.along(before, stream).map(rounded);
        return { from: before.index, to: stream.index, points, isCritical: lastOf.get(stream) === before };
      }),
    ),
  };
}

function byLibrary({ streams }: StreamGraph, drawn: readonly Drawn[]): Places {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: STEP, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  drawn.forEach(({ width, height }, index) => graph.setNode(String(index), { width, height }));
  for (const { after, index } of streams)
    for (const before of after) graph.setEdge(String(before.index), String(index));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    at: ({ index }) => graph.node(String(index)) as Point,
    along: (before, { index }) => {
      const edge = graph.edge(String(before.index), String(index)) as { points?: readonly Point[] };
      return edge.points ?? [];
    },
  };
}

/** One column for each step, with straight lines between; what is stuck in a cycle stands last. */
function bySteps({ groups, stuck }: StreamGraph, drawn: readonly Drawn[]): Places {
  const points: Point[] = [];
  const size = ({ index }: Stream): Pick<Drawn, 'width' | 'height'> => drawn[index] ?? { width: 0, height: 0 };
  let [left, lowest] = [MARGIN, 0];
  for (const group of [...groups, stuck]) {
    const wide = group.reduce((most, stream) => Math.max(most, size(stream).width), 0);
    let top = MARGIN;
    for (const stream of group) {
      const { height } = size(stream);
      points[stream.index] = { x: left + wide / 2, y: top + height / 2 };
      top += height + GAP;
    }
    if (group.length > 0) left += wide + STEP;
    lowest = Math.max(lowest, top - GAP);
  }
  const at = ({ index }: Stream): Point => points[index] ?? { x: 0, y: 0 };
  const side = (stream: Stream, by: 1 | -1): Point => ({
    x: at(stream).x + (by * size(stream).width) / 2,
    y: at(stream).y,
  });
  return {
    width: left - STEP + MARGIN,
    height: lowest + MARGIN,
    at,
    along: (before, stream) => [side(before, 1), side(stream, -1)],
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function drawnStream(stream: Stream, isCritical: boolean): Drawn {
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
