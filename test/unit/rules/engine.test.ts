import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../../src/core/rules/finding.ts';
import type { NodeRule, Rule } from '../../../src/core/rules/rule.ts';
import { allRules } from '../../../src/core/rules/allRules.ts';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { findingsIn } from '../support/findings.ts';
import { changed, complete, planning, planOf } from '../support/plans.ts';

const around = { hasFile: () => null, related: () => undefined };
const check = (text: string, rules: readonly Rule[] = allRules): readonly Finding[] =>
  createRuleEngine(DEFAULT_SETTINGS, rules).content(planOf(text), around);

const failing: NodeRule = {
  code: 'test.failing',
  severity: 'error',
  title: 'Fails.',
  reads: 'node',
  check: (node) => {
    if (node.id === '2.2') throw new Error('out of luck');
    return [];
  },
};

describe('the rule engine', () => {
  it('turns a rule that throws into a finding, and runs the others', () => {
    const text = changed(['Limits per user, billing', 'TBD, billing']);
    const found = check(text, [failing, ...allRules]);
    assert.deepEqual(
      found.map(({ code, node }) => [code, node]),
      [
        ['wording.vague', '1'],
        ['rule.failed', '2.2'],
      ],
    );
    assert.match(found[1]?.message ?? '', /"test\.failing" failed \(out of luck\)/);
    assert.equal(found[1] && text.slice(found[1].span.from, found[1].span.to), '### 2.2 Risks & Constraints');
  });

  it('does so for rules on plans and gates', () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    const plan: Rule = { code: 'test.plan', severity: 'error', title: '', reads: 'plan', check: boom };
    const gates: Rule = { code: 'test.gates', severity: 'error', title: '', reads: 'gates', check: boom };
    const engine = createRuleEngine(DEFAULT_SETTINGS, [plan, gates]);
    assert.deepEqual(
      engine.check(planOf(complete), around, () => []).findings.map(({ code }) => code),
      ['rule.failed', 'rule.failed'],
    );
  });

  it('bears more findings than fit on the stack', () => {
    const many = Array.from({ length: 300_000 }, () => ({ message: 'Again.', span: { from: 0, to: 0 } }));
    const plan: Rule = { code: 'x.many', severity: 'error', title: 'X', reads: 'plan', check: () => many };
    assert.equal(check('# Plan\n', [plan]).length, many.length);
  });

  it('takes severities from the settings', () => {
    const text = changed(['Limits per user, billing', 'TBD, billing'], ['### 2.2 Risks', '### 2.2x Risky']);
    const settings = { severities: { 'wording.vague': 'hint', 'section.missing': 'off' } } as const;
    assert.deepEqual(
      findingsIn(text, { settings }).map(({ code, severity }) => [code, severity]),
      [['wording.vague', 'hint']],
    );
  });

  it('sorts by place, then by code', () => {
    const found = findingsIn(planning.starter);
    const sorted = found.toSorted(
      (a, b) => a.span.from - b.span.from || a.span.to - b.span.to || (a.code < b.code ? -1 : 1),
    );
    assert.deepEqual(found, sorted);
  });

  it('judges again only the nodes that changed', () => {
    const judged: string[] = [];
    const spy: NodeRule = {
      code: 'test.spy',
      severity: 'error',
      title: 'Watches.',
      reads: 'node',
      check: (node) => {
        judged.push(node.id);
        return [];
      },
    };
    const engine = createRuleEngine(DEFAULT_SETTINGS, [spy]);
    const before = planOf(complete);
    engine.content(before, around);
    judged.length = 0;
    const after = planOf(complete.replace('Uploads in parts', 'Uploads in many parts'), planning, before);
    engine.content(after, around);
    // The region before a change is read again as well, for Markdown looks one line ahead.
    assert.deepEqual(judged.sort(), ['2', '2.1', '2.1/step-4', '2.2', 'header']);
  });

  it('finds the same after many small changes as in one reading', () => {
    const pieces = [
      'TBD',
      '\n',
      '- [ ] x?\n',
      '[',
      ']',
      '```\n',
      '## 3. X\n',
      '**',
      '<!-- planwright-ignore wording.vague: r -->',
      ' ',
      ':',
      '`src/a.ts`',
    ];
    const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...pieces), fc.nat(4));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const engine = createRuleEngine(DEFAULT_SETTINGS);
        let text = complete;
        let plan = planOf(text);
        for (const [place, insert, cut] of changes) {
          const at = Math.floor(place * text.length);
          text = text.slice(0, at) + insert + text.slice(at + cut);
          plan = planOf(text, planning, plan);
          engine.check(plan, around, () => []);
        }
        assert.deepEqual(
          engine.check(plan, around, () => []).findings,
          createRuleEngine(DEFAULT_SETTINGS).check(planOf(text), around, () => []).findings,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gives for any text findings inside of it, and no failure', () => {
    const line = fc.oneof(
      fc.constantFrom(...complete.split('\n')),
      fc.constantFrom(
        '[',
        '- [ ]',
        '### Option A: [Name]',
        '| a | b |',
        '|---|---|',
        '> ```',
        '~~~',
        '<!-- planwright-ignore',
        '-->',
        '**:**',
        '[]',
        '![](',
        '`',
      ),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\r'), (given, end) => {
        const text = given.join(end);
        for (const { code, span } of findingsIn(text)) {
          assert.notEqual(code, 'rule.failed');
          assert.ok(0 <= span.from && span.from <= span.to && span.to <= text.length, code);
        }
      }),
      { numRuns: 150 },
    );
  });
});
