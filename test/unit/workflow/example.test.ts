import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import type { CheckOutput, MetricsOutput } from '../../../src/contract/cli.ts';
import { metricsOutputSchema } from '../../../src/contract/cli.ts';
import { projectCriteria } from '../../../src/core/gates/projectCriteria.ts';
import { CliFolder } from '../support/cli.ts';
import { gatesOf } from '../support/decide.ts';
import { buildExample, FEATURE } from './example/build.ts';

const EXAMPLES = path.join(root, 'examples');
const WORKFLOW = `${FEATURE}/workflow.md`;
const MADE = [FEATURE, `.planwright/decisions/${FEATURE}`, '.planwright/approvers.json', '.planwright/steering'];

const filesBelow = (folder: string, name: string): string[] => {
  const whole = path.join(folder, name);
  if (statSync(whole).isFile()) return [name];
  return readdirSync(whole).flatMap((one) => filesBelow(folder, `${name}/${one}`));
};
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    MADE.flatMap((name) => filesBelow(folder, name))
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );

describe('the example feature', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder()));
  afterEach(() => cli.dispose());

  it('is what its way through six phases leaves, byte for byte', async () => {
    cpSync(EXAMPLES, cli.folder, { recursive: true });
    for (const name of MADE) rmSync(path.join(cli.folder, name), { recursive: true, force: true });
    await buildExample(cli.folder);
    const [made, kept] = [textsIn(cli.folder), textsIn(EXAMPLES)];
    assert.deepEqual(Object.keys(made), Object.keys(kept));
    for (const [name, text] of Object.entries(made)) assert.equal(text, kept[name], name);
  }).timeout(60_000);

  it('has passed all six gates, signed by three people, with nothing left to find', async () => {
    const gates = await gatesOf(EXAMPLES, WORKFLOW);
    assert.deepEqual(
      Array.from(gates.values(), ({ state }) => state),
      Array.from({ length: 6 }, () => 'approved'),
    );
    const signers = new Set(Array.from(gates.values()).flatMap(({ signs }) => signs?.signed.map(({ by }) => by) ?? []));
    assert.deepEqual([...signers].sort(), ['Ada Okafor', 'Ben Lind', 'Cleo Marsh']);
    assert.ok(Array.from(gates.values()).every(({ criteria }) => criteria.every(({ holds }) => holds === true)));
    const { out } = cli.runWith({ cwd: '' }, 'check', path.join(EXAMPLES, FEATURE), '--format', 'json');
    const { findings } = JSON.parse(out) as CheckOutput;
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'info'),
      [],
    );
  });

  it('has figures that follow from its decisions', () => {
    const { out } = cli.run('metrics', path.join(EXAMPLES, FEATURE), '--format', 'json');
    const { features, summary } = metricsOutputSchema.parse(JSON.parse(out) as MetricsOutput);
    const [feature] = features;
    assert.equal(feature?.begun, '2026-09-07T08:00:00Z');
    assert.deepEqual(
      feature.phases.map(({ days }) => days),
      [2, 8.1, 1.1, 2.7, 14.3, 3.8],
    );
    assert.deepEqual(
      feature.phases.map(({ onTime }) => onTime),
      [true, false, true, false, false, false],
    );
    assert.deepEqual(feature.rework, { changesRequested: 2, changedSinceApproval: 2 });
    assert.deepEqual(feature.acceptance, { done: 3, total: 3 });
    assert.deepEqual(summary.throughput, [{ week: '2026-W41', features: 1 }]);
    assert.deepEqual(summary.predictability, { done: 2, total: 6 });
    // 16, 8, 16 and 10 hours, one after the other, in weeks of forty hours.
    assert.deepEqual(feature.phases[4]?.planned, { least: 8.8, most: 8.8 });
    assert.deepEqual(summary.estimation, { planned: 22.8, actual: 32 });
  });

  it('loses a gate when a document that it rests on is changed', async () => {
    cpSync(EXAMPLES, cli.folder, { recursive: true });
    const file = `${FEATURE}/requirements.md`;
    cli.write(file, cli.text(file).replace('500 ms for 1,000', '900 ms for 1,000'));
    const gates = await gatesOf(cli.folder, WORKFLOW);
    assert.equal(gates.get('gate-1')?.state, 'changed');
    assert.equal(gates.get('gate-2')?.state, 'locked');
    const { out } = await cli.runHere('check', WORKFLOW, '--format', 'json');
    const stale = (JSON.parse(out) as CheckOutput).findings.filter(({ code }) => code === 'approval.stale');
    assert.match(stale[0]?.message ?? '', /a document that it rests on has changed/);
  });

  it('comes with a steering file of another project, whose criteria are data', () => {
    const file = 'steering/coaching-platform.md';
    const criteria = projectCriteria(readFileSync(path.join(EXAMPLES, file), 'utf8'), file);
    const under = (heading: string): string[] =>
      criteria.filter(({ headings }) => headings[0]?.startsWith(heading)).map(({ text }) => text);
    const counts = (name: string): number[] => [1, 2, 3, 4, 5, 6].map((at) => under(`${name} ${String(at)}:`).length);
    assert.deepEqual(counts('Phase'), [4, 5, 4, 5, 5, 5]);
    assert.deepEqual(counts('Gate'), [7, 6, 5, 5, 6, 5]);
    for (const [heading, line] of [
      ['Phase 1', 'Security requirements included (JWT, RLS, input validation)'],
      ['Phase 4', 'Security patterns follow established guidelines'],
      ['Phase 5', 'Implement proper error handling with structured exceptions'],
      ['Phase 6', 'Multi-tenant isolation verification (RLS policy testing)'],
      ['Gate 3', 'Test coverage requirements specified (90%+)'],
      ['Gate 6', 'Monitoring and alerts configured'],
    ] as const)
      assert.ok(under(heading).includes(line), line);
    assert.ok(criteria.every(({ headings }) => /^(?:Gate|Phase) [1-6]: /.test(headings[0] ?? '')));
    const rls = criteria.find(({ text }) => text === 'Database design includes RLS policies');
    assert.equal(rls?.headings[0], 'Gate 2: Design Approval');
  });
});
