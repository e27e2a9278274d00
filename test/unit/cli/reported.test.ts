import assert from 'node:assert/strict';
import { CliFolder } from '../support/cli.ts';

/** What people who tried the program ran into. */
describe('the program, as people met it', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder()));
  afterEach(() => cli.dispose());

  it('never takes one side of a merge conflict away', async () => {
    await cli.runHere('new', 'planning');
    const conflict =
      '<<<<<<< HEAD\n- **User Story/Goal:** ours\n=======\n- **User Story/Goal:** theirs\n>>>>>>> branch\n';
    cli.write('PLANNING.md', cli.text('PLANNING.md').replace(/- \*\*User Story\/Goal:\*\*.*\n/, conflict));
    const before = cli.text('PLANNING.md');
    const { code, err } = await cli.runHere('set', 'PLANNING.md', '1/user-story-goal', 'new');
    assert.equal(code, 1);
    assert.match(err, /merge conflict.*Resolve it/);
    assert.equal(cli.text('PLANNING.md'), before);
    // Elsewhere in the document there is nothing to lose.
    assert.equal((await cli.runHere('set', 'PLANNING.md', '1/out-of-scope', 'Billing')).code, 0);
  });

  it('does not call a checkpoint passed that no document has', async () => {
    const { code, err } = await cli.runHere('check', '--require', 'implementation-plan');
    assert.equal(code, 4);
    assert.match(err, /No document has the checkpoint "implementation-plan"/);
  });

  it('says in one line that a path leads through a file', async () => {
    await cli.runHere('new', 'planning');
    const { code, err } = await cli.runHere('new', 'planning', 'PLANNING.md/x.md');
    assert.equal(code, 1);
    assert.doesNotMatch(err, /Internal error/);
  });
});
