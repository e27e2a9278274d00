import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lanesOf, type LanePart } from '../../../webview-ui/src/features/streams/lanes.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly isCritical: boolean;
}

const drawn = (ranks: readonly number[], edges: readonly Edge[]): Parameters<typeof lanesOf>[0] => ({
  streams: ranks.map((x) => ({ x })),
  edges: edges.map((edge) => ({ ...edge, points: [] })),
});

/** Of a row, what its lanes draw: `|` goes on, `>` arrives, `<` leaves, in capitals where it is critical. */
function pictured({ rows, count }: ReturnType<typeof lanesOf>): string[] {
  return rows.map(({ stream, parts }) => {
    const lanes = Array.from({ length: count }, (_, lane) => sign(parts.find((part) => part.lane === lane)));
    return `${lanes.toReversed().join('')} ${stream}`;
  });
}

function sign(part: LanePart | undefined): string {
  if (!part) return ' ';
  if (part.leaves !== 'none') return part.leaves === 'critical' ? 'L' : 'l';
  if (part.arrives !== 'none') return part.arrives === 'critical' ? 'A' : 'a';
  return part.up === 'critical' ? 'I' : 'i';
}

describe('the lanes beside the work streams', () => {
  it('leads a line from each stream past those between to all that wait for it', () => {
    const lanes = lanesOf(
      drawn(
        [0, 100, 200, 200],
        [
          { from: 0, to: 1, isCritical: true },
          { from: 0, to: 2, isCritical: false },
          { from: 1, to: 3, isCritical: true },
        ],
      ),
    );
    assert.deepEqual(
      pictured(lanes),
      [' L 0', 'LA 1', 'ia 2', 'A  3'].map((row) => row.replace('i', 'I')),
    );
  });

  it('shows the streams of one step in the order of the document, and no lane where nobody waits', () => {
    assert.deepEqual(pictured(lanesOf(drawn([100, 0, 100], []))), [' 1', ' 0', ' 2']);
  });

  it('draws a cycle, and a stream that waits for itself, without end', () => {
    const lanes = lanesOf(
      drawn(
        [0, 100],
        [
          { from: 0, to: 1, isCritical: false },
          { from: 1, to: 0, isCritical: false },
          { from: 0, to: 0, isCritical: false },
        ],
      ),
    );
    assert.deepEqual(pictured(lanes), ['al 0', 'la 1']);
  });

  it('connects every pair that waits by an unbroken line in one lane, and never two bundles in one place', () => {
    const edge = fc.record({ from: fc.nat(7), to: fc.nat(7), isCritical: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
        fc.array(edge, { maxLength: 20 }),
        (ranks, edges) => {
          const { rows } = lanesOf(drawn(ranks, edges));
          const rowOf = (stream: number): number => rows.findIndex((row) => row.stream === stream);
          for (const { parts } of rows) assert.equal(new Set(parts.map(({ lane }) => lane)).size, parts.length);
          for (const { from, to } of edges) {
            if (from === to) continue;
            const [first, last] = [rowOf(from), rowOf(to)].sort((a, b) => a - b) as [number, number];
            const lane = rows[rowOf(from)]?.parts.find(({ leaves }) => leaves !== 'none')?.lane;
            const along = rows.slice(first, last + 1).map((row) => row.parts.find((part) => part.lane === lane));
            assert.ok(along.every((part) => part !== undefined));
            assert.ok(along.slice(0, -1).every(({ down }) => down !== 'none'));
            assert.ok(along.slice(1).every(({ up }) => up !== 'none'));
            assert.notEqual((rowOf(from) < rowOf(to) ? along.at(-1) : along[0])?.arrives, 'none');
          }
        },
      ),
    );
  });
});
