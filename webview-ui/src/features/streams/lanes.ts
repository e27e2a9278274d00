import type { FormStreams } from '../../../../src/contract/form.ts';

/** What one lane has beside one stream: a line that goes on up or down, and one that turns off to the stream. */
export interface LanePart {
  readonly lane: number;
  readonly up: Line;
  readonly down: Line;
  /** To the stream, or away from it. */
  readonly arrives: Line;
  readonly leaves: Line;
}

/** `critical` is one on the critical path. */
export type Line = 'none' | 'plain' | 'critical';

export interface LaneRow {
  /** Place among the streams. */
  readonly stream: number;
  readonly parts: readonly LanePart[];
}

export interface Lanes {
  readonly count: number;
  readonly rows: readonly LaneRow[];
}

type Drawn = Pick<FormStreams, 'edges'> & { readonly streams: readonly { readonly x: number }[] };

/** All that waits for one stream: a line in a lane of its own, as far as it is needed. */
interface Bundle {
  readonly from: number;
  readonly first: number;
  readonly last: number;
  readonly ends: readonly { readonly row: number; readonly isCritical: boolean }[];
}

/**
 * Streams one below the other, in the order of the drawing from left to right, with lines between them in lanes beside.
 * Lane 0 is the nearest to the streams; short lines are in the near ones.
 */
export function lanesOf({ streams, edges }: Drawn): Lanes {
  const order = streams.map((_, index) => index).sort((a, b) => (streams[a]?.x ?? 0) - (streams[b]?.x ?? 0) || a - b);
  const rowOf = new Map(order.map((stream, row) => [stream, row]));
  const bundles = bundlesOf(edges, rowOf).sort((a, b) => a.last - a.first - (b.last - b.first) || a.first - b.first);
  const lanes: Bundle[][] = [];
  for (const bundle of bundles) {
    const free = lanes.find((lane) => lane.every(({ first, last }) => last < bundle.first || bundle.last < first));
    if (free) free.push(bundle);
    else lanes.push([bundle]);
  }
  const rows = order.map((stream, row) => ({
    stream,
    parts: lanes.flatMap((lane, at) =>
      lane.filter(({ first, last }) => first <= row && row <= last).map((bundle) => partOf(bundle, row, at)),
    ),
  }));
  return { count: lanes.length, rows };
}

function bundlesOf(edges: Drawn['edges'], rowOf: ReadonlyMap<number, number>): Bundle[] {
  const ends = new Map<number, { row: number; isCritical: boolean }[]>();
  for (const { from, to, isCritical } of edges) {
    const row = rowOf.get(to);
    if (from === to || row === undefined) continue;
    ends.set(from, [...(ends.get(from) ?? []), { row, isCritical }]);
  }
  return [...ends].map(([source, own]) => {
    const from = rowOf.get(source) ?? 0;
    const all = [from, ...own.map(({ row }) => row)];
    return { from, first: Math.min(...all), last: Math.max(...all), ends: own };
  });
}

function partOf({ from, first, last, ends }: Bundle, row: number, lane: number): LanePart {
  const here = ends.filter((end) => end.row === row);
  // Lines of what lies beyond this row, seen from where they come from.
  const passing = (isBeyond: (end: number) => boolean): boolean =>
    ends.some((end) => end.isCritical && isBeyond(end.row) !== isBeyond(from));
  return {
    lane,
    up: row === first ? 'none' : drawnAs(passing((other) => other < row)),
    down: row === last ? 'none' : drawnAs(passing((other) => other > row)),
    arrives: here.length === 0 ? 'none' : drawnAs(here.some(({ isCritical }) => isCritical)),
    leaves: row === from ? drawnAs(ends.some(({ isCritical }) => isCritical)) : 'none',
  };
}

const drawnAs = (isCritical: boolean): Line => (isCritical ? 'critical' : 'plain');
