import assert from 'node:assert/strict';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { kindOf, lines, planOf } from '../../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '**Status:** [DRAFT | DONE]',
  '**Updated:** [Timestamp] <!-- planwright: optional -->',
  '**By:** [Name] <!-- planwright: optional -->',
  '',
  '## 1. Impact',
  '',
  '- **Regressions:** [What]',
  '- **Performance:** [What]',
  '- **Files:**',
  '  - [A file]',
]);

const document = (header: string, ...items: readonly string[]): Plan =>
  planOf(lines('# Plan', '', header, '', '## 1. Impact', '', ...items), kind);

const valueOf = (plan: Plan, id: string): string | undefined => {
  const value = plan.field(id)?.read.value;
  if (value?.type === 'list') return value.items.map(({ slot }) => slot.text).join('; ');
  return value && 'slot' in value ? value.slot.text : undefined;
};

const HEADERS = [
  '**Status:** DRAFT | **Updated:** 2026-03-09 | **By:** Bob',
  '**Status:** DRAFT · **Updated:** 2026-03-09 · **By:** Bob',
  '**Status:** DRAFT **Updated:** 2026-03-09 **By:** Bob',
  '**Status**: DRAFT; **Updated**: 2026-03-09; **By**: Bob',
  '**Status:** DRAFT — **Updated:** 2026-03-09\n**By:** Bob',
];

describe('labels that share a line', () => {
  for (const header of HEADERS)
    it(`are read, each with its own value: ${header.replace('\n', '⏎')}`, () => {
      const plan = document(header, '- **Regressions:** None');
      const values = ['status', 'updated', 'by'].map((id) => valueOf(plan, `header/${id}`));
      assert.deepEqual(values, ['DRAFT', '2026-03-09', 'Bob']);
    });

  for (const header of HEADERS)
    it(`are set, each without a byte of another: ${header.replace('\n', '⏎')}`, () => {
      for (const [id, before] of [
        ['status', 'DRAFT'],
        ['updated', '2026-03-09'],
        ['by', 'Bob'],
      ] as const) {
        const plan = document(header, '- **Regressions:** None');
        const result = planEdit(plan, { type: 'setText', field: `header/${id}`, text: 'new' });
        assert.ok(result.ok);
        assert.equal(result.after.text, plan.text.replace(before, 'new'));
      }
    });

  it('are read in items, too, where the last owns what stands below', () => {
    const plan = document('**Status:** DRAFT', '- **Regressions:** Uploads. **Performance:** The hot key.');
    assert.equal(valueOf(plan, '1/regressions'), 'Uploads.');
    assert.equal(valueOf(plan, '1/performance'), 'The hot key.');
    const other = document('**Status:** DRAFT', '- **Regressions:** Uploads. **Files:**', '  - `a.ts`', '  - `b.ts`');
    assert.equal(valueOf(other, '1/files'), '`a.ts`; `b.ts`');
  });

  it('are none where the kind does not know them, where they stand elsewhere, and in code', () => {
    for (const value of [
      'Uploads. **Note:** slowly.',
      'Uploads. `**Performance:** x` is a label.',
      'Uploads, **not Performance:** that is below.',
    ])
      assert.equal(valueOf(document('**Status:** DRAFT', `- **Regressions:** ${value}`), '1/regressions'), value);
    const twice = document(
      '**Status:** DRAFT',
      '- **Regressions:** See **Performance:** below',
      '- **Performance:** Hot',
    );
    assert.equal(valueOf(twice, '1/regressions'), 'See **Performance:** below');
    assert.equal(valueOf(twice, '1/performance'), 'Hot');
  });

  for (const typed of [
    'Uploads. **Performance:** slow',
    '**Performance:** slow',
    'a \\**Performance:** b',
    'a \\\\**Performance**: b',
    'first\n**Performance:** second',
    'first\nand **Performance:** second **Files:** third',
    '**Note:** it is **Updated:** daily',
  ])
    it(`are no labels in what is typed: ${JSON.stringify(typed)}`, () => {
      for (const [header, item, field] of [
        ['**Status:** DRAFT', '- **Regressions:** None', '1/regressions'],
        ['**Status:** DRAFT', '- **Regressions:**', '1/regressions'],
        ['**Status:** DRAFT | **By:** Bob', '- **Regressions:** None', 'header/status'],
      ] as const) {
        const plan = document(header, item);
        const result = planEdit(plan, { type: 'setText', field, text: typed });
        assert.ok(result.ok, result.ok ? '' : result.message);
        assert.equal(valueOf(result.after, field), typed);
        assert.equal(result.after.fields.size, plan.fields.size);
      }
    });

  it('leave bold words as they are typed', () => {
    const text = 'see **Note:** and **Warning**: here';
    const result = planEdit(document('**Status:** DRAFT', '- **Regressions:** None'), {
      type: 'setText',
      field: '1/regressions',
      text,
    });
    assert.ok(result.ok);
    assert.ok(result.after.text.includes(`- **Regressions:** ${text}\n`));
  });
});
