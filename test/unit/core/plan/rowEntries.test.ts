import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import { parseTemplate } from '../../../../src/core/kind/parseTemplate.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { headSpan } from '../../../../src/core/plan/plan.ts';
import { looseProse } from '../../../../src/extension/form/prose.ts';
import { findingsIn } from '../../support/findings.ts';
import { lines, planOf } from '../../support/plans.ts';
import { planSnapshot } from '../support/snapshot.ts';

/* Entries in a table, where the template has a heading for each. */

const kind = (() => {
  const file = new URL('../../../../templates/maintenance.md', import.meta.url);
  const { kind: read } = parseTemplate(readFileSync(file, 'utf8'), 'maintenance.md');
  assert.ok(read);
  return read;
})();

const TABLE = [
  '| # | Hypothesis | Evidence | Confirmed by | Refuted by | Verdict |',
  '|---|---|---|---|---|---|',
  '| H-1 | The cache is stale | EV-1 | Reads differ | Reads agree | Confirmed |',
  '| H-2: The clock is off |  | EV-1 | Clocks differ | Clocks agree | Refuted |',
];

const textWith = (...hypotheses: readonly string[]): string =>
  lines(
    '# Maintenance Plan',
    '',
    '### 1.3 Evidence',
    '',
    '**EV-1: Log**',
    '',
    '- **Source:** The log',
    '- **Shows:** It is old',
    '',
    '## 2. Hypotheses',
    '',
    ...hypotheses,
    '',
    '## 3. Root Cause',
    '',
    '- **Hypothesis:** H-1',
  );

const plan = planOf(textWith(...TABLE), kind);

const valueOf = (of: Plan, id: string): string | null => {
  const value = of.field(id)?.read.value;
  return value && 'slot' in value ? value.slot.text : null;
};

const told = (text: string): string[] =>
  findingsIn(text, { kind })
    .filter(({ node }) => node.startsWith('2') || node === '3')
    .map(({ code, message }) => `${code}: ${message}`)
    .filter((one) => !/Root Cause|Minimal|Performance/.test(one));

function edited(of: Plan, intent: Intent): Plan {
  const result = planEdit(of, intent);
  assert.ok(result.ok, result.ok ? '' : result.message);
  assert.deepEqual(planSnapshot(result.after), planSnapshot(planOf(result.after.text, kind)));
  return result.after;
}

describe('entries in rows of a table', () => {
  it('are read with their titles, their fields and their places', () => {
    const entries = plan.node('2')?.node.children.map(({ node }) => [node.id, node.title]);
    assert.deepEqual(entries, [
      ['2/h-1', 'The cache is stale'],
      ['2/h-2', 'The clock is off'],
    ]);
    assert.equal(valueOf(plan, '2/h-1/evidence'), 'EV-1');
    assert.equal(valueOf(plan, '2/h-2/verdict'), 'Refuted');
    const found = plan.node('2/h-2');
    assert.ok(found);
    const { from, to } = headSpan(found.node);
    assert.equal(plan.text.slice(found.start + from, found.start + to), TABLE[3]);
    const field = plan.field('2/h-2/refuted-by');
    assert.ok(field && 'slot' in field.read.value);
    const { slot } = field.read.value;
    assert.equal(plan.text.slice(field.start + slot.from, field.start + slot.to), 'Clocks agree');
  });

  it('are not asked for again, carry the root cause, and are no prose', () => {
    assert.deepEqual(told(plan.text), []);
    const section = plan.node('2');
    assert.equal(section && looseProse(section.node), '');
    assert.deepEqual(told(plan.text.replace('Confirmed |', '**Confirmed** |')), []);
    const open = plan.text.replace('Confirmed |', 'Open |');
    assert.deepEqual(told(open), ['cause.unconfirmed: Confirm H-1, or name the hypothesis that is confirmed.']);
  });

  it('are set, without another byte', () => {
    const other = edited(plan, { type: 'setText', field: '2/h-1/evidence', text: 'EV-1 and more' });
    assert.equal(other.text, plan.text.replace('EV-1 | Reads', 'EV-1 and more | Reads'));
    const pipe = edited(plan, { type: 'setText', field: '2/h-2/refuted-by', text: 'a | b\n# c' });
    assert.equal(valueOf(pipe, '2/h-2/refuted-by'), 'a | b\n# c');
    const verdict = edited(plan, { type: 'setText', field: '2/h-2/verdict', text: 'Open' });
    assert.equal(verdict.text, plan.text.replace('Refuted |', 'Open |'));
    const empty = edited(plan, { type: 'setText', field: '2/h-2/evidence', text: '' });
    assert.equal(valueOf(empty, '2/h-2/evidence'), '');
  });

  it('may stand beside entries with headings, which come first', () => {
    const both = textWith('### H-1: The cache', '', '- **Verdict:** Open', '');
    assert.equal(valueOf(planOf(both, kind), '2/h-1/verdict'), 'Open');
    const mixed = planOf(textWith(...TABLE, '', '### H-1: The cache', '', '- **Verdict:** Open'), kind);
    assert.deepEqual(
      mixed.node('2')?.node.children.map(({ node }) => [node.id, node.title]),
      [
        ['2/h-2', 'The clock is off'],
        ['2/h-1', 'The cache'],
      ],
    );
    const added = edited(plan, { type: 'addEntry', node: '2', entry: 'h', title: 'The disk is full' });
    assert.ok(added.text.includes(`${TABLE[3] ?? ''}\n\n### H-3: The disk is full`));
  });

  it('ask for the columns that are not there', () => {
    const text = textWith(
      '| # | Cause | Evidence | Verdict |',
      '|---|---|---|---|',
      '| H-1 | Cache | EV-1 | Confirmed |',
    );
    assert.deepEqual(told(text), ['field.missing: Add "Confirmed by".', 'field.missing: Add "Refuted by".']);
  });

  it('are none in a table about something else', () => {
    for (const table of [
      ['| Hypothesis | Who |', '|---|---|', '| H-1 | Bob |'],
      ['| Who | Evidence | Verdict |', '|---|---|---|', '| Bob on H-1 | EV-1 | Open |'],
      ['```', ...TABLE, '```'],
    ])
      assert.deepEqual(planOf(textWith(...table), kind).node('2')?.node.children, []);
  });

  it('are read from one version to the next as afresh, and stay the same objects', () => {
    const later = planOf(plan.text.replace('The log', 'Another log'), kind, plan);
    assert.equal(later.node('2/h-1')?.node, plan.node('2/h-1')?.node);
    for (const [from, to] of [
      ['Reads agree', 'Reads do not agree'],
      ['| H-2: The', '| H-3: The'],
      [`${TABLE[2] ?? ''}\n`, ''],
      ['## 2. Hypotheses', '## 2. Guesses'],
      ['| Evidence |', '| Proof |'],
      ['|---|---|---|---|---|---|', 'x'],
    ] as const) {
      const text = plan.text.replace(from, to);
      assert.notEqual(text, plan.text);
      assert.deepEqual(planSnapshot(planOf(text, kind, plan)), planSnapshot(planOf(text, kind)));
    }
  });

  it('are not taken apart by what needs a heading', () => {
    for (const intent of [
      { type: 'renameEntry', node: '2/h-1', title: 'Other' },
      { type: 'removeEntry', node: '2/h-1' },
      { type: 'moveEntry', node: '2/h-1', to: 1 },
      { type: 'addMissing', id: '2/h-1/confirmed-by' },
    ] as const) {
      const result = planEdit(plan, intent);
      if (result.ok) assert.ok(result.after.text.includes(TABLE[3] ?? ''));
    }
  });
});
