import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CliFolder } from '../support/cli.ts';

const PLAN = readFileSync(new URL('../../fixtures/planning/complete.md', import.meta.url), 'utf8');

describe('planwright set, on what decisions write', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder({ 'PLANNING.md': PLAN })));
  afterEach(() => cli.dispose());
  const set = async (field: string, value: string): Promise<string> => {
    const { code, err } = await cli.runHere('set', 'PLANNING.md', field, value);
    if (code === 0) return '';
    assert.equal(cli.text('PLANNING.md'), PLAN, 'not a byte');
    return err;
  };

  it('sets no status that does not follow', async () => {
    assert.match(await set('header/document-status', 'COMPLETE'), /COMPLETE may not follow DRAFT\. .*DESIGN_APPROVED/);
    assert.match(await set('header/document-status', 'Nearly'), /There is no status "Nearly"/);
  });

  it('sets no status that is not true yet', async () => {
    const err = await set('header/document-status', 'DESIGN_APPROVED');
    assert.match(err, /Checkpoint "Implementation plan" is not approved/);
  });

  it('names no approver, and takes a name away', async () => {
    assert.match(await set('header/approved-by', 'Eve'), /an approval, which a person gives/);
    cli.write('PLANNING.md', PLAN.replace('**Approved By:**', '**Approved By:** Eve'));
    assert.equal(await set('header/approved-by', ''), '');
    assert.doesNotMatch(cli.text('PLANNING.md'), /By:.* Eve/);
  });

  it('leaves what stands there alone', async () => {
    assert.equal(await set('header/document-status', 'DRAFT'), '');
    assert.equal(cli.text('PLANNING.md'), PLAN);
  });
});
