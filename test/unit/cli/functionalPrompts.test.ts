import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { promptsOutputSchema, showOutputSchema } from '../../../src/contract/cli.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { nodeFiles } from '../../../src/node/nodeFiles.ts';
import { DecisionStore } from '../../../src/workspace/decisions.ts';
import { CliFolder } from '../support/cli.ts';

const FILE = 'plans/ISSUES-1/ISSUES-1_rest-api/plan.md';
const TEXT = readFileSync(new URL(`../../../examples/${FILE}`, import.meta.url), 'utf8').replace(
  /(\| A-1 \|.*\|)[^|\n]*\|\n/,
  '$1 Ask support |\n',
);
const AGENTS = [
  'api-designer',
  'database-designer',
  'observability-engineer',
  'reviewer',
  'software-engineer',
  'software-engineer-frontend',
  'test-writer',
];

describe('assumptions of a functional plan that nobody has confirmed', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder({ [FILE]: TEXT })));
  afterEach(() => cli.dispose());

  async function approve(): Promise<void> {
    const { gates } = showOutputSchema.parse(JSON.parse((await cli.runHere('show', FILE, '--json')).out));
    const [gate] = gates;
    const record = {
      format: 1,
      document: FILE,
      kind: 'functional-plan',
      gate: 'functional-plan',
      type: 'approve',
      by: 'Ada',
      time: '2026-11-21T09:30:00Z',
      digest: gate?.digest ?? '',
      comment: '',
      previous: null,
      signature: null,
    } as const;
    await new DecisionStore(nodeFiles(cli.folder), newHasher).append(record, TEXT);
  }

  it('are listed at its gate', async () => {
    const { out } = await cli.runHere('show', FILE, '--json');
    const [gate] = showOutputSchema.parse(JSON.parse(out)).gates;
    assert.equal(gate?.state, 'ready');
    assert.equal(gate.notes.length, 1);
    assert.match(gate.notes[0] ?? '', /^A-1: .+ \(Ask support\)$/);
    assert.match((await cli.runHere('show', FILE)).out, /functional-plan .*: ready .*\n {6}not confirmed: A-1: /);
  });

  it('stand beside how many rows the engineer has verified', async () => {
    cli.write(FILE, TEXT.replace('| [ ] |', '| [x] |').replace('| [ ] |', '| [x] |'));
    const { out } = await cli.runHere('show', FILE, '--json');
    const { verified } = showOutputSchema.parse(JSON.parse(out));
    assert.equal(verified?.done, 2);
    assert.ok(verified.total > 20);
    assert.match((await cli.runHere('show', FILE)).out, /^Verified {2}2 of \d\d rows$/m);
  });

  it('wait for one question as for many', async () => {
    const shut = async (lines: string): Promise<string> => {
      cli.write(FILE, TEXT.replace(/^## Open Questions\n+/m, `$&${lines}`));
      return (await cli.runHere('prompts', FILE, '--agent', 'software-engineer')).err;
    };
    assert.match(await shut('- [ ] Who pays?\n'), / and 1 open question hold it\./);
    assert.match(await shut('- [ ] Who pays?\n- [ ] And when?\n'), / and 2 open questions hold it\./);
  });

  it('are in every prompt, each of which waits for the approval', async () => {
    const list = async (): Promise<ReturnType<typeof promptsOutputSchema.parse>['prompts']> =>
      promptsOutputSchema.parse(JSON.parse((await cli.runHere('prompts', FILE, '--json')).out)).prompts;
    const refused = await cli.runHere('prompts', FILE, '--agent', 'software-engineer');
    assert.equal(refused.code, 4);
    assert.match(refused.err, /Checkpoint "Functional plan" is shut/);
    await approve();
    const prompts = await list();
    assert.deepEqual(prompts.map(({ agent }) => agent).sort(), AGENTS);
    for (const { agent, text } of prompts) {
      assert.match(text, /## Assumptions that nobody has confirmed\n\n.+\n\n- A-1: .+ \(Ask support\)\n/, agent);
      assert.ok(text.includes('### FR-1: List issues of a repository'), agent);
      assert.ok(!text.includes('Not written yet'), agent);
      assert.equal(text.split('AC-1: ').length, 2, `${agent} reads each criterion once`);
    }
  });
});
