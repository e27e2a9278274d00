import assert from 'node:assert/strict';
import type { Phase } from '../../../src/core/rules/migrationOrder.ts';
import { misplaced, phasesIn } from '../../../src/core/rules/migrationOrder.ts';

const order = (...rows: readonly (readonly [text: string, phase: Phase])[]): readonly (Phase | null)[] =>
  misplaced(rows.map(([text, phase]) => ({ text, phases: [phase] })));
const steps = (...texts: readonly string[]): readonly (Phase | null)[] =>
  misplaced(texts.map((text) => ({ text, phases: phasesIn(text) })));

describe('the order of a migration', () => {
  it('is that of the definition', () => {
    assert.deepEqual(
      order(
        ['Add `currency_code` column to `orders`', 'expand'],
        ['Backfill `currency_code` for existing rows', 'backfill'],
        ['Set `currency_code` NOT NULL', 'contract'],
      ),
      [null, null, null],
    );
    assert.deepEqual(
      steps(
        'Run expand + backfill migrations',
        'Deploy application code (writes `currency_code` on all new orders)',
        'Run contract migrations',
      ),
      [null, null, null],
    );
  });

  it('is judged for each subject', () => {
    for (const [a, b] of [
      ['`a` of `orders`', '`b` of `orders`'],
      ['price of orders', 'nickname of users'],
    ])
      assert.deepEqual(
        order(
          [`Add ${a}`, 'expand'],
          [`Require ${a}`, 'contract'],
          [`Add ${b}`, 'expand'],
          [`Fill ${b}`, 'backfill'],
          [`Require ${b}`, 'contract'],
        ),
        [null, null, null, null, null],
        a,
      );
    assert.deepEqual(order(['Set currency NOT NULL', 'contract'], ['Add currency', 'expand']), [null, 'contract']);
    assert.deepEqual(
      order(['Add `a`', 'expand'], ['Drop `a`', 'contract'], ['Fill `a`', 'backfill'], ['Add `a`', 'expand']),
      [null, null, 'contract', 'contract'],
    );
  });

  it('lets rows be filled in once the code is deployed, and one release follow another', () => {
    assert.deepEqual(steps('Run expand', 'Deploy the code', 'Run the backfill', 'Run contract'), [
      null,
      null,
      null,
      null,
    ]);
    assert.deepEqual(steps('Expand orders', 'Deploy', 'Contract orders', 'Expand users', 'Deploy', 'Contract users'), [
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    assert.deepEqual(steps('Deploy the code', 'Run expand', 'Run contract'), [null, 'code', null]);
  });

  it('takes the contract of an API for what it is', () => {
    assert.deepEqual(phasesIn('Publish the API contract'), []);
    assert.deepEqual(phasesIn('Run contract tests'), []);
    assert.deepEqual(phasesIn('Run expand, backfill and contract'), ['expand', 'backfill', 'contract']);
    assert.deepEqual(phasesIn('Run expand before contract'), ['expand']);
  });

  it('takes no longer than its rows', () => {
    const start = performance.now();
    misplaced(
      Array.from({ length: 5000 }, (_, at) => ({ text: `Word${at}`, phases: [at % 2 === 0 ? 'contract' : 'expand'] })),
    );
    assert.ok(performance.now() - start < 3000);
  });
});
