// What the graph of a functional plan costs: putting it together, and all that is found on it. Runs under tsx, on the
// sources.
import { allRules } from '../../src/core/rules/allRules.ts';
import { readOutline } from '../../src/core/markdown/outline.ts';
import { planOf, readPlan } from '../../src/core/plan/readPlan.ts';
import { streamGraph } from '../../src/core/trace/streams.ts';
import { traceGraph } from '../../src/core/trace/graph.ts';
import { traceMatrix } from '../../src/core/trace/matrix.ts';
import { cleanModel, functionalPlan, planText } from '../../test/unit/support/functionalPlans.ts';

const rules = allRules.filter(({ code, reads }) => reads === 'plan' && /^(?:trace|streams|assumption)\./.test(code));
const around = { hasFile: () => null, related: () => undefined };
const context = { kind: functionalPlan, options: {} };

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** @param {import('../../src/core/plan/plan.ts').Plan} plan */
function work(plan) {
  const start = performance.now();
  traceGraph(plan);
  streamGraph(plan);
  traceMatrix(plan);
  const assembled = performance.now();
  for (const rule of rules) if (rule.reads === 'plan') rule.check(plan, /** @type {any} */ (context), around);
  return { assembled: assembled - start, whole: performance.now() - start };
}

/**
 * Milliseconds, medians in a warm process: `read` is one reading of the whole text, `first` the graph of a plan that was
 * just read with all findings on it, `again` the same after a key was typed into one requirement; `putTogether` is the
 * part of that which is no rule.
 * @param {number} requirements
 * @param {number} rounds
 */
export function measureTrace(requirements = 2000, rounds = 9) {
  const text = planText(cleanModel(requirements, 2, 12));
  /** @type {number[]} */
  const read = [];
  /** @type {number[]} */
  const first = [];
  /** @type {number[]} */
  const again = [];
  /** @type {number[]} */
  const putTogether = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const plan = readPlan(functionalPlan, text);
    read.push(performance.now() - start);
    first.push(work(plan).whole);
    let before = plan;
    let { outline } = plan;
    let typed = text;
    for (let key = 0; key < 5; key += 1) {
      const at = typed.indexOf('The system keeps', Math.floor((typed.length / 8) * key));
      typed = `${typed.slice(0, at)}x${typed.slice(at)}`;
      outline = readOutline(typed, outline);
      before = planOf(functionalPlan, outline, before);
      const one = work(before);
      again.push(one.whole);
      putTogether.push(one.assembled);
    }
  }
  const warm = Math.floor(rounds / 3);
  return {
    characters: text.length,
    read: median(read.slice(warm)),
    first: median(first.slice(warm)),
    again: median(again.slice(warm * 5)),
    putTogether: median(putTogether.slice(warm * 5)),
  };
}
