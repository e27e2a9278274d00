import assert from 'node:assert/strict';
import fc from 'fast-check';
import { traceGraph } from '../../../../src/core/trace/graph.ts';
import { streamGraph } from '../../../../src/core/trace/streams.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { findingsIn } from '../../support/findings.ts';
import { cleanModel, functionalPlan, planText, wordOf } from '../../support/functionalPlans.ts';
import type { PlanModel, Row } from '../../support/functionalPlans.ts';
import { planOf } from '../../support/plans.ts';

const read = (text: string, previous?: Plan): Plan => planOf(text, functionalPlan, previous);

describe('the graph of a plan', () => {
  const text = planText(cleanModel(3));

  it('has a node for each thing that is declared, with where and how', () => {
    const graph = traceGraph(read(text));
    const told = (type: Parameters<typeof graph.ofType>[0]): string[] =>
      graph.ofType(type).map(({ id, declared, span }) => `${id} ${declared} ${text.slice(span.from, span.to)}`);
    assert.deepEqual(told('requirement'), [
      'FR-1 heading ### FR-1: Requirement 1',
      'FR-2 heading ### FR-2: Requirement 2',
      'FR-3 heading ### FR-3: Requirement 3',
    ]);
    assert.deepEqual(told('rule'), ['BR-1 cell BR-1', 'BR-2 cell BR-2']);
    assert.deepEqual(told('quality'), ['NFR-1 row Response time', 'NFR-2 row Response time']);
    assert.deepEqual(told('stream')[0], 'WS-1 cell WS-1');
    assert.equal(told('error').length, 3);
    assert.equal(graph.ofType('error')[1]?.parent?.id, 'FR-2');
  });

  it('takes list items, bold lines and headings for declarations, too', () => {
    const other = text.replace(
      /\| Rule \|[\s\S]*?\n\n/,
      '- **BR-1**: Names are unique\n- BR-2 – Times are set\n\n**BR-3:** Nothing is lost\n\n### BR-4: Nor added\n\n',
    );
    const rules = traceGraph(read(other)).ofType('rule');
    assert.deepEqual(
      rules.map(({ id, declared }) => `${id} ${declared}`),
      ['BR-1 item', 'BR-2 item', 'BR-3 bold', 'BR-4 heading'],
    );
  });

  it('says what is covered, dangling, ambiguous or elsewhere, and why', () => {
    const broken = text
      .replace('Criterion 1 (FR-1)', 'Criterion 1 (FR-1, FR-8, docs/spec.md#FR-1)')
      .replace('### FR-3: Requirement 3', '### FR-2: Requirement 3');
    const { links } = traceGraph(read(broken));
    const titles = links.filter(({ place, source }) => place === 'requirements' && source?.type === 'criterion');
    assert.deepEqual(
      titles.slice(0, 4).map(({ id, scope, state, reason }) => [scope ?? '', id, state, reason]),
      [
        ['', 'FR-1', 'covered', ''],
        ['', 'FR-8', 'dangling', 'nothing here is declared by the id FR-8'],
        ['docs/spec.md', 'FR-1', 'elsewhere', ''],
        ['', 'FR-1', 'covered', ''],
      ],
    );
    const ambiguous = titles.find(({ id }) => id === 'FR-2');
    assert.equal(ambiguous?.state, 'ambiguous');
    assert.equal(ambiguous.reason, 'it is declared 2 times');
  });

  it('finds ids of other documents there, and only there', () => {
    const other = text.replace('Criterion 1 (FR-1)', 'Criterion 1 (FR-1, docs/spec.md#FR-3, docs/spec.md#FR-4)');
    const spec = { plan: read(text), version: '' };
    const world = { kind: functionalPlan, related: (path: string) => (path === 'docs/spec.md' ? spec : null) };
    const found = findingsIn(other, world).map(({ message }) => message);
    assert.deepEqual(found, [
      'Correct docs/spec.md#FR-4 in AC-1 "Criterion 1 (FR-1, docs/spec.md#FR-3, d…": docs/spec.md does not declare it.',
    ]);
    const absent = findingsIn(other, { kind: functionalPlan, related: () => null });
    assert.equal(absent.filter(({ code }) => code === 'trace.dangling').length, 2);
  });

  it('is the same after an edit as from scratch', () => {
    const edits = ['Requirement 2', 'Criterion 4 (FR-2)', '| WS-2: Part', 'People keep widgets.'];
    for (const at of edits) {
      const changed = text.replace(at, `${at} FR-3`);
      const plain = (plan: Plan): unknown =>
        [...traceGraph(plan).links, ...traceGraph(plan).mentions].map(({ id, from, state }) => [id, from, state]);
      assert.deepEqual(plain(read(changed, read(text))), plain(read(changed)));
    }
  });

  it('puts what people have not written yet aside', () => {
    assert.deepEqual(
      findingsIn(functionalPlan.starter, { kind: functionalPlan })
        .map(({ code }) => code)
        .filter((code) => /^(?:trace|streams)\./.test(code)),
      [],
    );
  });
});

/** One fault that is put into a clean plan, and the codes of all that is to be found then. */
interface Fault {
  readonly name: string;
  readonly model: PlanModel;
  readonly codes: readonly string[];
  /** What it is about: faults with something in common may hide each other. */
  readonly touches: readonly string[];
}

const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at);
const replaced = <T>(items: readonly T[], at: number, change: (item: T) => T): T[] =>
  items.map((item, index) => (index === at ? change(item) : item));

function faultsOf(model: PlanModel, seed: number): readonly Fault[] {
  const at = (items: readonly unknown[]): number => seed % items.length;
  const row = at(model.criteria);
  const stream = at(model.streams);
  const scenario = at(model.scenarios);
  const id = model.requirements[at(model.requirements)]?.id ?? '';
  const tested = model.requirements.filter(({ errors }) => errors.includes(model.scenarios[scenario] ?? ''));
  // What is added is refused as the first requirement is.
  const firstId = model.requirements[0]?.id ?? '';
  const nextRequirement = `FR-${String(model.requirements.length + 1)}`;
  const nextCriterion = `AC-${String(model.criteria.length + 1)}`;
  const rowOf = (rows: readonly Row[]): readonly string[] => {
    const one = rows[at(rows)];
    return one ? [one.requirement, one.criterion] : [];
  };
  const titled = ['FR-9999', model.criteria[row]?.id ?? '', ...(model.criteria[row]?.requirements ?? [])];
  const first = model.streams[0];
  const last = model.streams.at(-1);
  const fault = (
    name: string,
    codes: readonly string[],
    touches: readonly string[],
    change: Partial<PlanModel>,
  ): Fault => ({ name, codes, touches, model: { ...model, ...change } });
  return [
    fault('nothing', [], [], {}),
    fault('dropped verification', ['trace.not-verified'], rowOf(model.verification), {
      verification: without(model.verification, at(model.verification)),
    }),
    fault('dropped mandate', ['trace.not-mandated'], rowOf(model.mandate), {
      mandate: without(model.mandate, at(model.mandate)),
    }),
    fault('dropped review', ['trace.not-reviewed'], rowOf(model.review), {
      review: without(model.review, at(model.review)),
    }),
    fault(
      'dropped scenario',
      ['trace.error-case-untested'],
      tested.map((one) => one.id),
      {
        scenarios: without(model.scenarios, scenario),
      },
    ),
    fault('dropped unit', ['trace.target-without-unit'], ['targets'], {
      targets: replaced(model.targets, at(model.targets), () => '200'),
    }),
    fault('dropped from its stream', ['trace.requirement-without-stream'], [id], {
      streams: model.streams.map((one) => ({
        ...one,
        requirements:
          one.requirements.length > 1 || !one.requirements.includes(id)
            ? one.requirements.filter((each) => each !== id)
            : ['NFR-1'],
      })),
    }),
    ...(model.streams.length < 2
      ? []
      : [
          fault('duplicated in a stream', ['trace.requirement-in-two-streams'], [id], {
            streams: model.streams.map((one, index) =>
              one.requirements.includes(id) ||
              index !== model.streams.findIndex((each) => !each.requirements.includes(id))
                ? one
                : { ...one, requirements: [...one.requirements, id] },
            ),
          }),
          fault('cyclic', ['streams.cycle'], ['order'], {
            streams: replaced(model.streams, 0, (one) => ({ ...one, after: [last?.id ?? ''] })),
          }),
          fault('parallel to what it waits for', ['streams.parallel-dependent'], ['order'], {
            streams: replaced(model.streams, model.streams.length - 1, (one) => ({
              ...one,
              parallel: [first?.id ?? ''],
            })),
          }),
        ]),
    fault('dangling in a stream', ['trace.dangling'], ['FR-9999'], {
      streams: replaced(model.streams, stream, (one) => ({ ...one, requirements: [...one.requirements, 'FR-9999'] })),
    }),
    fault('dangling in a title', ['trace.dangling'], titled, {
      criteria: replaced(model.criteria, row, (one) => ({ ...one, requirements: [...one.requirements, 'FR-9999'] })),
    }),
    fault('dangling in a text', ['trace.dangling'], ['overview'], { overview: ' As AC-9999 says.' }),
    fault('orphaned', ['trace.row-orphaned'], [id, 'AC-9999'], {
      review: [...model.review, { requirement: id, criterion: 'AC-9999' }],
    }),
    fault('unnamed', ['trace.criterion-without-requirement'], [id, nextCriterion, 'criteria'], {
      criteria: [...model.criteria, { id: nextCriterion, requirements: [] }],
      verification: [...model.verification, { requirement: id, criterion: nextCriterion }],
      mandate: [...model.mandate, { requirement: id, criterion: nextCriterion }],
      review: [...model.review, { requirement: id, criterion: nextCriterion }],
    }),
    fault('untested', ['trace.requirement-without-criterion'], [firstId, nextRequirement, 'requirements'], {
      requirements: [...model.requirements, { id: nextRequirement, hint: 'api', errors: [`Refused ${wordOf(0)}`] }],
      streams: replaced(model.streams, stream, (one) => ({
        ...one,
        requirements: [...one.requirements, nextRequirement],
      })),
    }),
    fault('skipped', ['trace.id-skipped'], [id, 'AC-5000', 'criteria'], {
      criteria: [...model.criteria, { id: 'AC-5000', requirements: [id] }],
      verification: [...model.verification, { requirement: id, criterion: 'AC-5000' }],
      mandate: [...model.mandate, { requirement: id, criterion: 'AC-5000' }],
      review: [...model.review, { requirement: id, criterion: 'AC-5000' }],
    }),
    fault('duplicated', ['trace.id-reused'], [id, firstId, 'requirements'], {
      requirements: [...model.requirements, { id, hint: 'api', errors: [`Refused ${wordOf(0)}`] }],
    }),
  ];
}

describe('a fault in a random plan', () => {
  const models = fc
    .record({
      size: fc.integer({ min: 2, max: 12 }),
      criteria: fc.integer({ min: 1, max: 3 }),
      streams: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ size, criteria, streams }) => cleanModel(size, criteria, streams));

  it('is found, and nothing else is', () => {
    fc.assert(
      fc.property(models, fc.nat(1000), fc.nat(1000), (model, seed, which) => {
        const faults = faultsOf(model, seed);
        const fault = faults[which % faults.length];
        assert.ok(fault);
        const found = findingsIn(planText(fault.model), { kind: functionalPlan }).map(({ code }) => code);
        assert.deepEqual(found, fault.codes, fault.name);
      }),
      { numRuns: 120 },
    );
  });

  it('is found beside others that it does not touch, each as it is alone', () => {
    const picks = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 2, maxLength: 3 });
    // An emptied table is a fault of its own.
    const large = models.filter(({ requirements }) => requirements.length > 3);
    fc.assert(
      fc.property(large, picks, (model, given) => {
        let broken = model;
        const made: Fault[] = [];
        for (const [seed, which] of given) {
          const faults = faultsOf(broken, seed);
          const fault = faults[which % faults.length];
          assert.ok(fault);
          if (fault.touches.some((one) => made.some(({ touches }) => touches.includes(one)))) continue;
          made.push(fault);
          broken = fault.model;
        }
        const found = findingsIn(planText(broken), { kind: functionalPlan }).map(({ code }) => code);
        const expected = made.flatMap(({ codes }) => codes);
        assert.deepEqual(found.sort(), expected.sort(), made.map(({ name }) => name).join(', '));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the streams of a random plan', () => {
  interface Made {
    readonly id: string;
    readonly after: readonly string[];
  }
  const textOf = (streams: readonly Made[]): string =>
    planText({
      ...cleanModel(1),
      streams: streams.map((stream) => ({ ...stream, agent: 'a', command: 'b', requirements: ['FR-1'], parallel: [] })),
    });
  /** Each depends on some before it, in an order that the document does not have. */
  const acyclic = fc
    .array(fc.array(fc.nat(20), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    .map((given) =>
      given.map((picks, at) => ({
        id: `WS-${String(at)}`,
        after: at === 0 ? [] : [...new Set(picks.map((pick) => `WS-${String(pick % at)}`))],
      })),
    )
    .chain((streams) => fc.shuffledSubarray(streams, { minLength: streams.length }));

  it('come after all that they wait for, level by level', () => {
    fc.assert(
      fc.property(acyclic, (streams) => {
        const graph = streamGraph(read(textOf(streams)));
        assert.deepEqual(graph.cycles, []);
        assert.equal(graph.order.length, streams.length);
        const place = new Map(graph.order.map((stream, at) => [stream, at]));
        for (const stream of graph.streams) {
          assert.deepEqual(
            stream.after.map(({ id }) => id).sort(),
            [...(streams.find(({ id }) => id === stream.id)?.after ?? [])].sort(),
          );
          for (const before of stream.after) {
            assert.ok((place.get(before) ?? 0) < (place.get(stream) ?? 0));
            assert.ok(before.level !== null && stream.level !== null && before.level < stream.level);
            assert.ok(graph.waitsFor(stream, before) && !graph.waitsFor(before, stream));
          }
        }
        for (const group of graph.groups)
          for (const one of group) assert.ok(group.every((other) => !graph.waitsFor(one, other)));
        const { critical } = graph;
        assert.equal(critical.length, graph.groups.length);
        critical.forEach((stream, at) => assert.ok(at === 0 || stream.after.includes(critical[at - 1] ?? stream)));
      }),
      { numRuns: 60 },
    );
  });

  it('have their cycle named, once, as a way around', () => {
    fc.assert(
      fc.property(acyclic, fc.integer({ min: 1, max: 5 }), (streams, length) => {
        const ring = Array.from({ length }, (_, at) => ({
          id: `WS-${String(100 + at)}`,
          after: [`WS-${String(100 + ((at + 1) % length))}`],
        }));
        const waiting = { id: 'WS-200', after: ['WS-100', ...(streams[0] ? [streams[0].id] : [])] };
        const { cycles, order, stuck, groups } = streamGraph(read(textOf([...streams, ...ring, waiting])));
        assert.equal(order.length, streams.length);
        assert.deepEqual(groups.flat(), order);
        assert.deepEqual(
          stuck.map(({ id, level }) => `${id} ${level}`),
          [...ring, waiting].map(({ id }) => `${id} null`),
        );
        assert.equal(cycles.length, 1);
        assert.deepEqual(
          cycles[0]?.map(({ id }) => id),
          ring.map(({ id }) => id),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('are all named where cycles meet', () => {
    const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 16 });
    fc.assert(
      fc.property(edges, (given) => {
        const ids = Array.from({ length: 8 }, (_, at) => `WS-${at}`);
        const streams = ids.map((id, at) => ({
          id,
          after: [...new Set(given.filter(([from]) => from === at).map(([, to]) => `WS-${to}`))],
        }));
        const { cycles, stuck } = streamGraph(read(textOf(streams)));
        const next = (id: string): readonly string[] => streams.find((one) => one.id === id)?.after ?? [];
        const reach = (from: string): ReadonlySet<string> => {
          const seen = new Set<string>();
          const queue = [...next(from)];
          for (const id of queue) {
            if (seen.has(id)) continue;
            seen.add(id);
            queue.push(...next(id));
          }
          return seen;
        };
        const circular = ids.filter((id) => reach(id).has(id));
        assert.deepEqual([...new Set(cycles.flat().map(({ id }) => id))].sort(), circular);
        for (const cycle of cycles)
          cycle.forEach(({ after }, at) => assert.ok(after.includes(cycle[(at + 1) % cycle.length]!)));
        assert.deepEqual(
          stuck.map(({ id }) => id),
          ids.filter((id) => circular.includes(id) || circular.some((other) => reach(id).has(other))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are told of quickly, however many wait for each other', () => {
    const count = 2000;
    const streams = Array.from({ length: count }, (_, at) => ({
      id: `WS-${at}`,
      after: [`WS-${(at + 1) % count}`, `WS-${(at + count - 1) % count}`],
    }));
    const plan = read(textOf(streams));
    const start = performance.now();
    assert.equal(streamGraph(plan).cycles.length, 20);
    assert.ok(performance.now() - start < 2000);
  });
});
