import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { createRuleEngine } from '../../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/rules/settings.ts';
import { errorCoverage } from '../../../../src/core/trace/errorCoverage.ts';
import { traceGraph } from '../../../../src/core/trace/graph.ts';
import { matrixCells, traceMatrix } from '../../../../src/core/trace/matrix.ts';
import { streamGraph } from '../../../../src/core/trace/streams.ts';
import { cleanModel, functionalPlan, planText } from '../../support/functionalPlans.ts';
import { planOf } from '../../support/plans.ts';

const read = (text: string, previous?: Plan): Plan => planOf(text, functionalPlan, previous);

/** Shares nothing with what was read before: what is found out about a kind is kept with it. */
const readAfresh = (text: string): Plan => planOf(text, { ...functionalPlan });

/** All that is said of the ids of a plan, in plain data. */
function told(plan: Plan): unknown {
  const graph = traceGraph(plan);
  return {
    nodes: graph.nodes.map(({ id, text, node, row, span, whole, parent }) => [
      id,
      text,
      node,
      row,
      span,
      whole,
      parent?.id,
    ]),
    leading: graph.nodes.map((node) => graph.to(node).map(({ id, from }) => [id, from])),
    ids: [...graph.byId].map(([id, nodes]) => [id, nodes.map(({ node, row }) => [node, row])]),
    links: [...graph.links, ...graph.mentions].map((link) => [
      link.id,
      link.from,
      link.to,
      link.state,
      link.reason,
      link.source?.id,
      link.targets.map(({ id }) => id),
    ]),
    matrix: traceMatrix(plan).map(matrixCells),
    streams: streamGraph(plan).order.map(({ id, name, level }) => [id, name, level]),
    errors: [...errorCoverage(plan)].map(([error, by]) => [error.id, error.text, by?.id]),
  };
}

interface Edit {
  readonly at: number;
  readonly gone: number;
  readonly typed: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  gone: fc.constantFrom(0, 0, 0, 1, 5),
  typed: fc.constantFrom('x', ' ', '1', ' FR-2', 'FR-9', ' AC-3', '| ', '\n', '[x]', '### FR-7: More\n', ' (FR-1)', ''),
});

function edited(text: string, { at, gone, typed }: Edit): string {
  const place = at % text.length;
  return text.slice(0, place) + typed + text.slice(place + gone);
}

describe('the graph of a plan, from version to version', () => {
  const text = planText(cleanModel(4));
  const around = { hasFile: () => null, related: () => undefined };

  it('says what that of a plan read for the first time says, whatever was typed before', () => {
    const property = fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      const engine = createRuleEngine(DEFAULT_SETTINGS);
      const findings = (plan: Plan, by = engine): unknown =>
        by.check(plan, around, () => []).findings.map(({ code, message, span }) => ({ code, message, span }));
      let now = text;
      let plan = read(now);
      for (const one of edits) {
        now = edited(now, one);
        plan = read(now, plan);
        const fresh = read(now);
        assert.deepEqual(told(plan), told(fresh));
        assert.deepEqual(findings(plan), findings(fresh, createRuleEngine(DEFAULT_SETTINGS)));
      }
    });
    fc.assert(property, { numRuns: 25 });
  });

  it('says what tests each error case as for a plan read for the first time, whatever the words are', () => {
    const phrase = fc.array(fc.constantFrom('late', 'twice', 'empty', 'gone', 'full'), { minLength: 1, maxLength: 4 });
    const said = phrase.map((words) => words.join(' '));
    const change = fc.record({ isCase: fc.boolean(), at: fc.nat(7), to: said });
    const model = cleanModel(8, 1);
    const planWith = (cases: readonly string[], scenarios: readonly string[]): string =>
      planText({
        ...model,
        requirements: model.requirements.map((one, at) => ({ ...one, errors: [cases[at] ?? ''] })),
        scenarios,
      });
    const tested = (plan: Plan): unknown =>
      [...errorCoverage(plan)].map(([error, by]) => [error.text, by?.row, by?.id]);
    const eight = fc.array(said, { minLength: 8, maxLength: 8 });
    const property = fc.property(
      eight,
      eight,
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (cases, tests, changes) => {
        let plan = read(planWith(cases, tests));
        tested(plan);
        for (const { isCase, at, to } of changes) {
          (isCase ? cases : tests)[at] = to;
          plan = read(planWith(cases, tests), plan);
          assert.deepEqual(tested(plan), tested(readAfresh(plan.text)));
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('says of an earlier version what held there, when it is asked again', () => {
    const before = read(text);
    const then = told(before);
    const longer = text.replace('Requirement 1', 'A longer requirement 1');
    const after = read(longer, before);
    const now = told(after);
    assert.notDeepEqual(now, then);
    assert.deepEqual(told(before), then);
    assert.deepEqual(told(after), now);
    assert.deepEqual(now, told(read(longer)));
  });

  it('goes on with what was found while no id and no text of it changed', () => {
    const before = read(text);
    const matrix = traceMatrix(before);
    const after = read(text.replace('The system keeps', 'The whole system keeps'), before);
    assert.equal(traceMatrix(after), matrix);
  });
});
