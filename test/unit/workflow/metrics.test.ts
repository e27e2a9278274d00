import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoredDecision } from '../../../src/core/gates/decision.ts';
import type { FeatureMetrics } from '../../../src/core/workflow/metrics.ts';
import { historyOfGate } from '../../../src/core/workflow/passings.ts';
import { summaryOf } from '../../../src/core/workflow/summary.ts';
import { CliFolder } from '../support/cli.ts';
import { kindOf } from '../support/plans.ts';

const [gate] = kindOf(
  ['# Doc', '', '## 1. Text', '', '- **Text:** [What]'],
  ["gates: [{ id: g, title: G, covers: ['1'] }]"],
).gates;

const made = (...steps: readonly (readonly [type: string, digest: string])[]): StoredDecision[] =>
  steps.map(([type, digest], index) => ({
    name: `${index}`,
    record: { gate: 'g', type, by: 'Ada', digest, time: `2026-01-0${index + 1}T00:00:00Z` } as StoredDecision['record'],
  }));

const metrics = (finished: string | null, days: number | null = 1): FeatureMetrics => ({
  name: 'A',
  path: 'a.md',
  status: '',
  begun: null,
  finished,
  days,
  phases: [],
  rework: { changesRequested: 0, changedSinceApproval: 0 },
  acceptance: { done: 0, total: 0 },
  criteria: { done: 0, total: 0 },
});

describe('the figures of features', () => {
  it('count rework: changes asked for, and approvals on another text', () => {
    assert.ok(gate);
    const plain = historyOfGate(gate, made(['approve', 'a'], ['approve', 'a']), []);
    assert.deepEqual([plain.passed.length, plain.redone, plain.changesRequested], [1, 0, 0]);
    const again = historyOfGate(
      gate,
      made(['approve', 'a'], ['request-changes', 'a'], ['approve', 'b'], ['approve', 'c']),
      [],
    );
    assert.deepEqual(again.passed, ['2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z']);
    assert.deepEqual([again.redone, again.changesRequested], [2, 1]);
    assert.equal(historyOfGate(gate, made(['tick', 'a'], ['revoke', 'a']), []).changesRequested, 0);
  });

  it('have every week between the first and the last, by ISO 8601', () => {
    const { throughput } = summaryOf([
      metrics('2025-12-29T00:00:00Z'),
      metrics('2026-01-18T23:59:59Z'),
      metrics('2026-01-04T12:00:00Z'),
    ]);
    assert.deepEqual(throughput, [
      { week: '2026-W01', features: 2 },
      { week: '2026-W02', features: 0 },
      { week: '2026-W03', features: 1 },
    ]);
    assert.equal(summaryOf([metrics('2027-01-01T00:00:00Z')]).throughput[0]?.week, '2026-W53');
  });

  it('lose no feature, however far apart they were finished', () => {
    const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(time), (dates) => {
        const { throughput, finished } = summaryOf(dates.map((date) => metrics(date.toISOString())));
        assert.equal(
          throughput.reduce((sum, { features }) => sum + features, 0),
          finished,
        );
        assert.equal(new Set(throughput.map(({ week }) => week)).size, throughput.length);
        assert.ok(throughput.every(({ week }) => /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/.test(week)));
      }),
    );
  });

  it('have a median and a mean', () => {
    const days = (...all: number[]): unknown =>
      summaryOf(all.map((one) => metrics('2026-01-01T00:00:00Z', one))).cycleDays;
    assert.deepEqual(days(1, 9, 2), { median: 2, mean: 4, most: 9 });
    assert.deepEqual(days(1, 2), { median: 1.5, mean: 1.5, most: 2 });
    assert.equal(summaryOf([]).cycleDays, null);
  });

  it('say what to do where there is no feature, and quote what a spreadsheet would run', async () => {
    const cli = new CliFolder();
    try {
      assert.match((await cli.runHere('metrics')).out, /No features found\. "planwright feature NAME"/);
      assert.equal((await cli.runHere('metrics', '--format', 'xml')).code, 2);
      await cli.runHere('feature', '=cmd, "x"');
      const { out } = await cli.runHere('metrics', '--format', 'csv');
      assert.match(out, /^"'=cmd, ""x""",docs\/features\/cmd-x\/workflow\.md,ACTIVE,,20/m);
    } finally {
      cli.dispose();
    }
  });
});
