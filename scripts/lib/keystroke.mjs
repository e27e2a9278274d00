// What one keystroke in a large plan costs the core: reading, judging, gates. Runs under tsx, on the sources.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GFM, parser } from '@lezer/markdown';
import { judgeGates } from '../../src/core/gates/judge.ts';
import { NO_HISTORY } from '../../src/core/gates/history.ts';
import { parseTemplate } from '../../src/core/kind/parseTemplate.ts';
import { readOutline } from '../../src/core/markdown/outline.ts';
import { planOf, readPlan } from '../../src/core/plan/readPlan.ts';
import { createRuleEngine } from '../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../src/core/rules/settings.ts';
import { newHasher } from '../../src/node/newHasher.ts';
import { cleanModel, planText } from '../../test/unit/support/functionalPlans.ts';
import { planningDocument } from './corpus.mjs';
import { kindDocument } from './kind-documents.mjs';
import { root } from './paths.mjs';

/** @param {number[]} values @param {number} share */
const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** @param {string} name */
function kindOf(name) {
  const file = path.join(root, `templates/${name}.md`);
  const { kind } = parseTemplate(readFileSync(file, 'utf8'), file);
  if (!kind) throw new Error(`${file} is broken.`);
  return kind;
}

/** @param {number} bytes */
export function largePlan(bytes) {
  let size = bytes / 7000;
  for (let text = planningDocument(7, size); ; text = planningDocument(7, size)) {
    if (text.length >= bytes) return text;
    size *= 1.1;
  }
}

/**
 * A plan of a kind, of about so many bytes. A functional plan is one whose requirements, criteria, streams and contracts
 * hang together, as people write them: its tables grow with its requirements.
 * @param {string} kind
 * @param {number} bytes
 */
export function largeDocument(kind, bytes) {
  if (kind === 'planning') return largePlan(bytes);
  return kind === 'functional-plan'
    ? planText(cleanModel(Math.round(bytes / 915), 2, 12))
    : kindDocument(kind, 7, bytes);
}

/**
 * Types at random places of a document of about `bytes` characters. Milliseconds; `parse` is the outline alone, `whole` is
 * everything up to findings and gates, `full` one parse of the whole text by the bare parser. A feature plan is judged
 * against a specification of a tenth of its size, as both are when they are open side by side.
 * @param {number} bytes
 * @param {number} keys
 * @param {string} name
 */
export function measureKeystroke(bytes = 500_000, keys = 400, name = 'planning') {
  const kind = kindOf(name);
  const spec = { plan: readPlan(kindOf('spec'), kindDocument('spec', 3, bytes / 10)), version: 'sha256:0' };
  const around = { hasFile: () => null, related: () => (name === 'feature-plan' ? spec : undefined) };
  const engine = createRuleEngine(DEFAULT_SETTINGS);
  let text = largeDocument(name, bytes);
  let outline = readOutline(text);
  let plan = planOf(kind, outline);
  const judge = () => engine.check(plan, around, (findings) => judgeGates(plan, findings, NO_HISTORY, newHasher));
  judge();
  /** @type {number[]} */
  const parse = [];
  /** @type {number[]} */
  const whole = [];
  let state = 20_26;
  for (let key = 0; key < keys; key += 1) {
    state = (state * 48271) % 2147483647;
    const at = state % text.length;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    // The engine puts the sum together when it is first read; an editor's text is whole.
    text.charCodeAt(0);
    const start = performance.now();
    outline = readOutline(text, outline);
    const parsed = performance.now();
    plan = planOf(kind, outline, plan);
    judge();
    whole.push(performance.now() - start);
    parse.push(parsed - start);
  }
  const full = parser.configure(GFM);
  const fullTimes = Array.from({ length: 5 }, () => {
    const start = performance.now();
    full.parse(text);
    return performance.now() - start;
  });
  return {
    characters: text.length,
    parse: { median: percentile(parse, 0.5), p95: percentile(parse, 0.95) },
    whole: { median: percentile(whole, 0.5), p95: percentile(whole, 0.95) },
    full: percentile(fullTimes, 0.5),
  };
}
