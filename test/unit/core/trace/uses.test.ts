import assert from 'node:assert/strict';
import fc from 'fast-check';
import { traceGraph } from '../../../../src/core/trace/graph.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { coverageOf } from '../../../../src/core/trace/coverageOf.ts';
import { idOf, isNamed, renamed, traceRenameReason, traceUses } from '../../../../src/core/trace/uses.ts';
import { cleanModel, functionalPlan, planText } from '../../support/functionalPlans.ts';
import { planOf } from '../../support/plans.ts';

const read = (text: string): Plan => planOf(text, functionalPlan);

function rename(text: string, from: string, to: string): string {
  const plan = read(text);
  const uses = traceUses(plan).filter(({ scope }) => scope === null);
  assert.equal(traceRenameReason(plan, uses, from, to), '');
  return uses.reduceRight((left, use) => {
    const given = renamed(use, from, to, traceGraph(plan).byId);
    return given === null ? left : left.slice(0, use.from) + given + left.slice(use.to);
  }, text);
}

/** What each thing names, told without the ids themselves. */
function shape(text: string): unknown {
  const graph = traceGraph(read(text));
  const at = new Map(graph.nodes.map((node, index) => [node, index]));
  const told = [...graph.links, ...graph.mentions].map(
    ({ source, place, state, part, targets }) =>
      `${String(source && at.get(source))} ${String(place)} ${state} ${part} ${targets.map((node) => at.get(node)).join()}`,
  );
  // A range that is written out names the same, in another order.
  return [...new Set(told)].sort();
}

describe('the ids of a plan in its text', () => {
  const clean = planText(cleanModel(4));
  const text = clean
    .replace('People keep widgets.', 'See `FR-2`, FR-1 to FR-3, FR-2a, paper A4 and docs/spec.md#FR-2.')
    .replace(/\| FR-3, FR-4 \|/, '| FR-3–FR-4 |');

  it('are declared once and named anywhere, ranges and parts too', () => {
    assert.notEqual(text, clean);
    const plan = read(text);
    const uses = traceUses(plan);
    const own = uses.filter((use) => use.scope === null && isNamed(use, 'FR-2', traceGraph(plan).byId));
    assert.deepEqual(
      own.filter(({ declares }) => declares).map(({ from, to }) => text.slice(from - 4, to)),
      ['### FR-2'],
    );
    const named = own.map(({ from, to }) => text.slice(from, to));
    for (const wanted of ['FR-1 to FR-3', 'FR-2a', 'FR-2']) assert.ok(named.includes(wanted), wanted);
    assert.equal(uses.filter(({ scope }) => scope === 'docs/spec.md').length, 1);
    assert.ok(!uses.some(({ from }) => text.startsWith('A4', from)));
    const range = uses.find(({ last }) => last !== null);
    assert.ok(range);
    assert.deepEqual(
      [range.from, range.from + 4, range.to].map((at) => idOf(range, text, at)),
      ['FR-1', 'FR-1', 'FR-3'],
    );
  });

  it('become others everywhere, and ranges are written out', () => {
    const after = rename(text, 'FR-2', 'FR-20');
    assert.match(after, /See `FR-20`, FR-1, FR-20, FR-3, FR-20a, paper A4 and docs\/spec\.md#FR-2\./);
    assert.match(after, /^### FR-20: /m);
    assert.deepEqual(shape(after), shape(text));
  });

  it('write ranges out that a new id would fall into', () => {
    const plan = clean.replace('People keep widgets.', 'See FR-1 to FR-4.').replaceAll('FR-2', 'FR-9');
    const after = rename(plan, 'FR-9', 'FR-2');
    assert.match(after, /See FR-1, FR-3, FR-4\./);
    assert.deepEqual(shape(after), shape(plan));
  });

  it('are not given twice, and not to what has none', () => {
    const plan = read(text.replace('paper A4', 'FR-7, FR-8a'));
    const uses = traceUses(plan);
    const reason = (from: string, to: string): string => traceRenameReason(plan, uses, from, to);
    assert.equal(reason('FR-2', 'FR-3'), 'FR-3 is there already.');
    assert.equal(reason('FR-2', 'AC-3'), 'Give a number after "FR-", such as FR-12.');
    assert.equal(reason('FR-2', 'FR-7'), 'FR-7 is named already, where nothing is declared by it.');
    assert.equal(reason('FR-2', 'FR-8'), 'FR-8 is named already, where nothing is declared by it.');
    assert.match(reason('NFR-1', 'NFR-5'), /^NFR-1 is the place of a non-functional requirement/);
    assert.equal(reason('FR-6', 'FR-5'), 'Nothing here is declared by the id FR-6.');
  });

  it('name the same after any renaming', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.nat(),
        fc.constantFrom('FR-', 'AC-', 'BR-', 'WS-'),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), { maxLength: 4 }),
        (size, seed, prefix, ranges) => {
          const mentions = ranges.map(([a, b]) => `${prefix}${a}..${prefix}${b}`).join(' and ');
          const before = planText(cleanModel(size)).replace('People keep widgets.', `See ${mentions}.`);
          const ids = [...traceGraph(read(before)).byId.keys()].filter((id) => id.startsWith(prefix));
          const from = ids[seed % ids.length] ?? '';
          const to = `${prefix}${String(50 + (seed % 7))}`;
          assert.deepEqual(shape(rename(before, from, to)), shape(before));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what covers an id', () => {
  const model = cleanModel(2);
  const text = planText({ ...model, review: model.review.slice(1), streams: model.streams.slice(0, 1) });

  it('is told with what is missing', () => {
    const plan = read(text);
    const of = (id: string): ReturnType<typeof coverageOf> => {
      const [node] = traceGraph(plan).byId.get(id) ?? [];
      assert.ok(node);
      return coverageOf(plan, node);
    };
    const first = of('FR-1');
    assert.deepEqual(
      [first.criteria, first.streams, first.tests, first.verification],
      [['AC-1', 'AC-2'], ['WS-1'], 2, 2],
    );
    assert.deepEqual(first.gaps, ['review']);
    assert.deepEqual(of('AC-1').requirements, ['FR-1']);
    assert.deepEqual(of('AC-1').gaps, ['review']);
    assert.deepEqual(of('FR-2').gaps, ['stream']);
    assert.deepEqual(of('WS-1').gaps, []);
  });
});
