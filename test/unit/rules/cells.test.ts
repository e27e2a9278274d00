import assert from 'node:assert/strict';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { planEdit } from '../../../src/core/edit/planEdit.ts';
import { kindOf, lines, planOf } from '../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## 1. Risks',
  '',
  '<!-- planwright: id=risks -->',
  '| Risk | Impact | Mitigation |',
  '| --- | --- | --- |',
  '| [Risk] | [High \\| Medium \\| Low] | [What is done] |',
]);

const planWith = (...rows: readonly string[]) =>
  planOf(
    lines('# Plan', '', '## 1. Risks', '', '| Risk | Impact | Mitigation |', '| --- | --- | --- |', ...rows),
    kind,
  );

const foundBy = (rule: string, ...rows: readonly string[]) =>
  createRuleEngine(DEFAULT_SETTINGS)
    .content(planWith(...rows), { hasFile: () => null, related: () => undefined })
    .filter(({ code }) => code === rule);
const found = (...rows: readonly string[]) => foundBy('cell.unknown', ...rows);

describe('cells of a column with a fixed scale', () => {
  it('are fine where they are on it, in any case, and where nothing is said', () => {
    assert.deepEqual(
      found('| a | high | b |', '| a | **Low** | b |', '| a | | b |', '| [Risk] | [High \\| Medium \\| Low] | c |'),
      [],
    );
  });

  it('are told of where they are not, each at its place, with fixes', () => {
    const all = found('| a | High | b |', '| a | Huge | b |');
    const [only] = all;
    assert.equal(all.length, 1);
    assert.ok(only);
    const plan = planWith('| a | High | b |', '| a | Huge | b |');
    assert.equal(plan.text.slice(only.span.from, only.span.to), 'Huge');
    assert.equal(only.message, 'Set "Impact" in row 2 to one of High, Medium, Low.');
    const [intent] = only.fixes[2]?.intents ?? [];
    assert.ok(intent);
    const edited = planEdit(plan, intent);
    assert.ok(edited.ok);
    assert.match(edited.after.text, /^\| a \| Low \| b \|$/m);
  });
});

describe('targets', () => {
  const targets = kindOf([
    '# Plan',
    '',
    '## 1. Performance',
    '',
    '- **Target:** [Value with its unit] <!-- planwright: role=target -->',
    '',
    '<!-- planwright: role=targets -->',
    '| Operation | Target |',
    '| --- | --- |',
    '| [What is done] | [Value with its unit] |',
  ]);
  const told = (value: string, cell: string): readonly string[] =>
    createRuleEngine(DEFAULT_SETTINGS)
      .content(
        planOf(
          lines(
            '# Plan',
            '',
            '## 1. Performance',
            '',
            `- **Target:** ${value}`,
            '',
            '| Operation | Target |',
            '| --- | --- |',
            `| List | ${cell} |`,
            '| Book | [Value with its unit] |',
          ),
          targets,
        ),
        { hasFile: () => null, related: () => undefined },
      )
      .filter(({ code }) => code === 'performance.target-without-unit')
      .map(({ message }) => message);

  it('are fine with a number and a unit', () => {
    assert.deepEqual(told('99.9 % of calls', '200 ms with 5,000 items'), []);
  });

  it('are fine where there is none for a reason', () => {
    assert.deepEqual(told('None', 'None (a page of text)'), [
      'Give "None" a number and a unit, such as "200 ms", so that it can be measured.',
    ]);
  });

  it('are told of without, in the table and outside of it', () => {
    assert.deepEqual(told('fast', 'as quick as version 2'), [
      'Give "fast" a number and a unit, such as "200 ms", so that it can be measured.',
      'Give "as quick as version 2" a number and a unit, such as "200 ms", so that it can be measured.',
    ]);
  });
});

describe('cells of a row that is filled in', () => {
  const open = (rule: string, ...rows: readonly string[]): readonly (readonly [message: string, text: string])[] =>
    foundBy(rule, ...rows).map(({ message, span }) => [message, planWith(...rows).text.slice(span.from, span.to)]);

  it('are told of where they are empty, also where the row ends before them', () => {
    assert.deepEqual(open('cell.empty', '| a | High | |', '| b |'), [
      ['Say something under "Mitigation" in row 1, or "None".', '| a | High | |'],
      ['Say something under "Impact" in row 2, or "None".', '| b |'],
      ['Say something under "Mitigation" in row 2, or "None".', '| b |'],
    ]);
  });

  it('are told of where a hint is left, with a fix that empties them', () => {
    const row = '| a | High | [What is done] |';
    assert.deepEqual(open('cell.placeholder', row), [['Fill in "Mitigation" in row 1.', '[What is done]']]);
    const [intent] = foundBy('cell.placeholder', row)[0]?.fixes[0]?.intents ?? [];
    assert.ok(intent);
    const edited = planEdit(planWith(row), intent);
    assert.ok(edited.ok);
    assert.match(edited.after.text, /^\| a \| High \| +\|$/m);
  });

  it('are fine in rows that are wholly empty, wholly hints, or say that there is none', () => {
    const rows = ['| | | |', '| [Risk] | [High \\| Medium \\| Low] | [What is done] |', '| None | | |'];
    for (const rule of ['cell.empty', 'cell.placeholder']) assert.deepEqual(open(rule, ...rows), []);
  });
});
