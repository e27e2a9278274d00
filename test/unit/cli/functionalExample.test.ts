import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { planOutputSchema } from '../../../src/contract/outputs.ts';
import { traceOutputSchema } from '../../../src/contract/cli.ts';
import { CliFolder } from '../support/cli.ts';

const FILE = 'plans/ISSUES-1/ISSUES-1_rest-api/plan.md';
const DATA = 'plans/ISSUES-1/ISSUES-1_rest-api/plan_output.json';
const TEXT = readFileSync(new URL(`../../../examples/${FILE}`, import.meta.url), 'utf8');

describe('the example of a functional plan', () => {
  let cli: CliFolder;
  before(() => (cli = new CliFolder({ [FILE]: TEXT })));
  after(() => cli.dispose());

  it('is complete: there is nothing to find in it', async () => {
    const { code, out } = await cli.runHere('check', FILE);
    assert.equal(code, 0, out);
    assert.match(out, /1 document checked: no findings/);
  });

  it('traces every requirement of a real API to its criteria, tests, stream and reviewers', async () => {
    const { out } = await cli.runHere('trace', FILE, '--format', 'json');
    const { matrix, links } = traceOutputSchema.parse(JSON.parse(out));
    assert.deepEqual(
      matrix.filter(({ gaps }) => gaps.length > 0),
      [],
    );
    assert.ok(links.every(({ state }) => state === 'covered'));
    assert.ok(new Set(matrix.map(({ requirement }) => requirement)).size >= 20);
  });

  it('becomes data in which nothing is empty that it says', async () => {
    const { out } = await cli.runHere('export', FILE, '--as', 'plan-output');
    const data = planOutputSchema.parse(JSON.parse(out));
    for (const {
      id,
      description,
      behaviour,
      error_cases,
      acceptance_criteria,
      work_streams,
    } of data.functional_requirements) {
      assert.ok(description !== '' && behaviour.length > 0 && acceptance_criteria.length > 0, id);
      assert.equal(work_streams.length, 1, id);
      assert.ok(
        error_cases.every(({ tested_by }) => tested_by !== null),
        id,
      );
    }
    assert.deepEqual(data.critical_path, ['WS-1', 'WS-2', 'WS-3', 'WS-7']);
    assert.equal(data.schema_changes.length, 3);
    assert.equal(data.security.length, 7);
    assert.equal(
      out,
      readFileSync(new URL(`../../../examples/${DATA}`, import.meta.url), 'utf8'),
      'as in the examples',
    );
  });

  it('is delivered as data beside it, in place of older data only', async () => {
    const deliver = async (): Promise<readonly [number | null, string]> => {
      const { code, out, err } = await cli.runHere('export', FILE, '--as', 'plan-output', '--write');
      return [code, out + err];
    };
    assert.deepEqual(await deliver(), [0, `${DATA} written.\n`]);
    const text = cli.text(DATA);
    assert.deepEqual(await deliver(), [0, `${DATA} holds that already; nothing was written.\n`]);
    cli.write(DATA, text.replace('"ISSUES-1"', '"ISSUES-2"'));
    assert.deepEqual(await deliver(), [0, `${DATA} written.\n`]);
    assert.equal(cli.text(DATA), text);
    cli.write(DATA, '{"somebody": "else"}\n');
    const [code, said] = await deliver();
    assert.equal(code, 1);
    assert.match(said, /was not made from this kind of plan\. Move it away first\./);
    assert.equal(cli.text(DATA), '{"somebody": "else"}\n');
    const other = await cli.runHere('export', FILE, '--as', 'milestones', '--write');
    assert.equal(other.code, 2);
  });
});
