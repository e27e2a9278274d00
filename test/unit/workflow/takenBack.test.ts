import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import type { CheckOutput, MetricsOutput } from '../../../src/contract/cli.ts';
import { decisionReason, seenDigest } from '../../../src/core/gates/decide.ts';
import { CliFolder } from '../support/cli.ts';
import { decide, gatesOf } from '../support/decide.ts';
import { FEATURE } from './example/build.ts';

const WORKFLOW = `${FEATURE}/workflow.md`;
const NOW = '2027-01-04T09:00:00Z';

describe('a released feature', () => {
  let cli: CliFolder;
  const by = 'Ada Okafor';
  const states = async (): Promise<string[]> =>
    Array.from((await gatesOf(cli.folder, WORKFLOW)).values(), ({ state }) => state);
  const findings = async (): Promise<string[]> =>
    (JSON.parse((await cli.runHere('check', WORKFLOW, '--format', 'json')).out) as CheckOutput).findings.map(
      ({ code, message }) => `${code}: ${message}`,
    );

  beforeEach(() => {
    cli = new CliFolder();
    cpSync(path.join(root, 'examples'), cli.folder, { recursive: true });
  });
  afterEach(() => cli.dispose());

  it('has passed no later gate once an early one is taken back, until that is passed again', async () => {
    assert.equal((await cli.runHere('check', WORKFLOW, '--require', 'gate-6')).code, 0);
    assert.equal(await decide(cli.folder, { file: WORKFLOW, gate: 'gate-1', type: 'revoke', by, now: NOW }), '');
    const gates = await gatesOf(cli.folder, WORKFLOW);
    assert.ok(Array.from(gates.values()).every(({ passed }) => !passed));
    const last = gates.get('gate-6');
    assert.equal(last?.state, 'locked');
    assert.match(last.message, /counts again once "Gate 1: Requirements Approval" is passed/);
    assert.match(decisionReason(last, 'approve'), /"Gate 1: Requirements Approval" comes first/);
    assert.equal(decisionReason(last, 'revoke'), '');
    const header = (): string => cli.text(WORKFLOW).slice(0, cli.text(WORKFLOW).indexOf('---'));
    assert.match(header(), /\*\*Status:\*\* ACTIVE\n/);
    assert.match(header(), /\*\*Approved By:\*\* \w/);
    assert.deepEqual(
      (await findings()).filter((one) => one.startsWith('status.')),
      [],
    );
    assert.equal((await cli.runHere('check', WORKFLOW, '--require', 'gate-6')).code, 4);
    const { out } = await cli.runHere('metrics', FEATURE, '--format', 'json');
    assert.equal((JSON.parse(out) as MetricsOutput).features[0]?.finished, null);
    for (const name of [by, 'Ben Lind'])
      assert.equal(
        await decide(cli.folder, { file: WORKFLOW, gate: 'gate-1', type: 'approve', by: name, now: NOW }),
        '',
      );
    assert.deepEqual(new Set(await states()), new Set(['approved']));
    const [behind = '', ...others] = (await findings()).filter((one) => one.startsWith('status.'));
    assert.match(behind, /^status\.behind: .*RELEASED/);
    assert.deepEqual(others, []);
  });

  it('loses the gate whose evidence is gone, and is told what to restore', async () => {
    const file = `${FEATURE}/requirements.md`;
    const text = cli.text(file);
    const at = text.lastIndexOf('- [x] ');
    cli.write(file, `${text.slice(0, at)}- [ ] ${text.slice(at + 6)}`);
    assert.deepEqual((await states()).slice(3), ['approved', 'changed', 'locked']);
    const found = await findings();
    assert.ok(found.some((one) => /^approval\.stale: Restore what "Gate 5.*2 of 3 criteria ticked/.test(one)));
    assert.ok(!found.some((one) => one.startsWith('criterion.ticked-early')), found.join('\n'));
  });

  it('is not what somebody saw any more, once a document that a gate rests on has changed', async () => {
    const seen = async (gate: string): Promise<string> => {
      const report = (await gatesOf(cli.folder, WORKFLOW)).get(gate);
      assert.ok(report);
      return seenDigest(report);
    };
    const [rests, rests6, free] = [await seen('gate-1'), await seen('gate-6'), await seen('gate-5')];
    const file = `${FEATURE}/requirements.md`;
    cli.write(file, cli.text(file).replace('500 ms for 1,000', '900 ms for 1,000'));
    assert.notEqual(await seen('gate-1'), rests);
    assert.notEqual(await seen('gate-6'), rests6);
    assert.equal(await seen('gate-5'), free);
    assert.match(free, /^v1:sha256:[0-9a-f]{64}$/);
  });

  it('loses the gate whose criterion somebody takes back', async () => {
    const criterion = 'Monitoring and alerts configured';
    const taken = { file: WORKFLOW, gate: 'gate-6', type: 'untick', by, now: NOW, criterion } as const;
    assert.equal(await decide(cli.folder, taken), '');
    const gate = (await gatesOf(cli.folder, WORKFLOW)).get('gate-6');
    assert.equal(gate?.state, 'changed');
    assert.match(gate.message, /"Monitoring and alerts configured" does not hold any more: taken back by Ada Okafor/);
  });

  it('loses the gate whose tick is undone in the text, until it is ticked again', async () => {
    const criterion = 'Monitoring and alerts configured';
    const text = cli.text(WORKFLOW);
    const line = new RegExp(`- \\[x\\] ${criterion}.*`);
    assert.match(text, line);
    cli.write(WORKFLOW, text.replace(line, `- [ ] ${criterion}`));
    const lost = (await gatesOf(cli.folder, WORKFLOW)).get('gate-6');
    assert.equal(lost?.state, 'changed');
    assert.match(lost.message, /ticked by .+ at .+, and taken out of the text since: tick it again, or take it back/);
    const again = { file: WORKFLOW, gate: 'gate-6', type: 'tick', by, now: NOW, criterion } as const;
    assert.equal(await decide(cli.folder, again), '');
    assert.equal((await gatesOf(cli.folder, WORKFLOW)).get('gate-6')?.state, 'approved');
    assert.match(cli.text(WORKFLOW), new RegExp(`- \\[x\\] ${criterion} \\(Ada Okafor`));
  });
});
