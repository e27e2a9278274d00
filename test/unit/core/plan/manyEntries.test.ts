import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { judgeGates } from '../../../../src/core/gates/judge.ts';
import { NO_HISTORY } from '../../../../src/core/gates/history.ts';
import type { Plan, PlanNode } from '../../../../src/core/plan/plan.ts';
import { createRuleEngine } from '../../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../../src/core/rules/settings.ts';
import { newHasher } from '../../../../src/node/newHasher.ts';
import { complete, kindOf, planOf } from '../../support/plans.ts';
import { planSnapshot } from '../support/snapshot.ts';

/* Entries that an edit did not touch are taken over in runs. What runs are must never show. */

const COMMITS = 14;

const commit = (number: number): string =>
  [
    `**Commit ${String(number)}: step ${String(number)}**`,
    `- **Files:** \`src/part${String(number)}.ts\` (new)`,
    `- **Changes:** Adds part ${String(number)}`,
    '- **Verification:** `npm test`',
    `- **Tests:** Part ${String(number)} is refused when empty`,
    '',
    '',
  ].join('\n');

const head = complete.slice(0, complete.indexOf('**Commit 1'));
const tail = complete.slice(complete.indexOf('\n## ', head.length) + 1);
const text = head + Array.from({ length: COMMITS }, (_each, index) => commit(index + 1)).join('') + tail;

const blockAt = (from: string, place: number): { from: number; to: number } => {
  const starts = Array.from(from.matchAll(/^(?:\*\*|#)/gm), ({ index }) => index);
  const at = place % Math.max(1, starts.length);
  return { from: starts[at] ?? 0, to: starts[at + 1] ?? from.length };
};

type Change = (from: string) => string;

/** From one bold line or heading to the next: taken away, written twice, or put elsewhere. */
const moved = fc
  .record({ what: fc.constantFrom('remove', 'double', 'move'), at: fc.nat(60), to: fc.nat(60) })
  .map(({ what, at, to }): Change => (from) => {
    const block = blockAt(from, at);
    const piece = from.slice(block.from, block.to);
    if (what === 'double') return from.slice(0, block.to) + piece + from.slice(block.to);
    const without = from.slice(0, block.from) + from.slice(block.to);
    if (what === 'remove') return without;
    const target = blockAt(without, to).from;
    return without.slice(0, target) + piece + without.slice(target);
  });

const PIECES = [
  'x',
  '\n\n',
  '#',
  '## 4. Design\n',
  '**Commit 3: again**\n',
  '- **Files:** `a.ts`\n',
  '```\n',
  '**',
  'TBD ',
];

const typedInto = (pieces: readonly string[]): fc.Arbitrary<Change> =>
  fc
    .record({ piece: fc.constantFrom(...pieces), at: fc.nat(), remove: fc.nat(3) })
    .map(({ piece, at, remove }): Change => (from) => {
      const place = at % (from.length + 1);
      return from.slice(0, place) + piece + from.slice(place + remove);
    });

const typed = typedInto(PIECES);

const AREAS = 12;

const areaKind = kindOf([
  '# Plan',
  '',
  '## Scenarios',
  '',
  '### [Area] <!-- planwright: id=area repeat=1.. -->',
  '',
  '- [What is checked]',
  '',
  '**Data:** [What it needs]',
  '',
  '### Fixtures <!-- planwright: optional -->',
  '',
  '[Text]',
  '',
  '## Notes',
  '',
  '[Text]',
]);

const area = (number: number): string => `### Area ${String(number)}\n\n- Checks part ${String(number)}\n\n`;

const areas = [
  '# Plan\n\n## Scenarios\n\n',
  ...Array.from({ length: AREAS }, (_each, index) => area(index + 1)),
  '### Fixtures\n\nSome.\n\n## Notes\n\nSome.\n',
].join('');

const AREA_PIECES = [
  'x',
  '#',
  '### Area 3\n',
  '#### Deeper\n',
  '## Scenarios\n',
  '## Notes\n',
  '### Fixtures\n',
  '**Data:** d\n',
  '```\n',
];

const commitsOf = (plan: Plan): readonly PlanNode[] =>
  Array.from(plan.walk(), ({ node }) => node).filter(({ schema }) => schema?.role === 'commit');

function judged(plan: Plan, engine = createRuleEngine(DEFAULT_SETTINGS)): unknown {
  const around = { hasFile: () => false, related: () => undefined };
  const { findings, gates } = engine.check(plan, around, (content) => judgeGates(plan, content, NO_HISTORY, newHasher));
  return {
    findings,
    gates: gates.map(({ state, questions, digest, message }) => ({ state, questions, digest, message })),
  };
}

describe('a plan with many entries', function () {
  this.timeout(60_000);

  it('holds the commits that it was made of', () => {
    assert.equal(commitsOf(planOf(text)).length, COMMITS);
  });

  it('reads and is judged after edits as it would be afresh', () => {
    const property = fc.property(fc.array(fc.oneof(moved, typed), { minLength: 1, maxLength: 6 }), (changes) => {
      const engine = createRuleEngine(DEFAULT_SETTINGS);
      let plan = planOf(text);
      judged(plan, engine);
      for (const change of changes) {
        plan = planOf(change(plan.text), plan.kind, plan);
        const fresh = planOf(plan.text);
        assert.deepEqual(planSnapshot(plan), planSnapshot(fresh));
        assert.deepEqual(judged(plan, engine), judged(fresh));
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('whose entries any heading opens reads after edits as it would afresh', () => {
    const around = fc.array(fc.oneof(moved, typedInto(AREA_PIECES)), { minLength: 1, maxLength: 6 });
    const property = fc.property(around, (changes) => {
      let plan = planOf(areas, areaKind);
      for (const change of changes) {
        plan = planOf(change(plan.text), plan.kind, plan);
        assert.deepEqual(planSnapshot(plan), planSnapshot(planOf(plan.text, plan.kind)));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('takes over entries that any heading opens, where an edit does not touch them', () => {
    const before = planOf(areas, areaKind);
    const after = planOf(areas.replace('Checks part 7', 'Checks a part 7'), areaKind, before);
    const areasOf = (plan: Plan): readonly PlanNode[] =>
      Array.from(plan.walk(), ({ node }) => node).filter(({ schema }) => schema?.id === 'area');
    const earlier = new Set(areasOf(before));
    assert.equal(areasOf(before).length, AREAS);
    assert.equal(areasOf(after).filter((node) => earlier.has(node)).length, AREAS - 2);
  });

  it('takes over the entries that an edit does not touch', () => {
    const before = planOf(text);
    const after = planOf(text.replace('Adds part 7', 'Adds a part 7'), before.kind, before);
    const earlier = new Set(commitsOf(before));
    const kept = commitsOf(after).filter((node) => earlier.has(node));
    // The region before a change is read again as well, for Markdown looks one line ahead.
    assert.equal(kept.length, COMMITS - 2);
  });

  it('keeps one text alive, however many versions there were', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heap = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const versions = 300;
    const filler = `${'Filler. '.repeat(40_000)}\n`;
    let plan = planOf(text + filler);
    const before = heap();
    for (let version = 0; version < versions; version++) {
      const at = Math.floor((version / versions) * text.length);
      plan = planOf(`${plan.text.slice(0, at)}x${plan.text.slice(at)}`, plan.kind, plan);
    }
    const grown = heap() - before;
    assert.ok(grown < 10 * filler.length, `grew by ${String(grown)} bytes in ${String(versions)} versions`);
    assert.ok(plan.text.endsWith(filler));
  });
});
