import assert from 'node:assert/strict';
import { findingsIn } from '../support/findings.ts';
import { kindOf, lines } from '../support/plans.ts';

const kind = kindOf([
  '# Plan',
  '',
  '## Measures',
  '',
  '- **Figures:**',
  '  - [A figure]',
  '',
  '## Errors',
  '',
  '*What fails, and who is told.*',
  '',
  '- [What fails]',
  '',
  '## Out',
  '',
  '- [What is left out] <!-- planwright: role=out-of-scope -->',
]);

const told = (measures: string, errors: string, out: string): string[] =>
  findingsIn(lines('# Plan', '', '## Measures', '', measures, '', '## Errors', '', errors, '', '## Out', '', out), {
    kind,
  }).map(({ code, node }) => `${code} ${node}`);

const TABLE = '| What | Who |\n|---|---|\n| It fails | All of them |';

describe('a list in another form', () => {
  it('is not asked for where a table or sentences say it', () => {
    assert.deepEqual(told(`**Figures:**\n\n${TABLE}`, TABLE, TABLE), []);
    assert.deepEqual(told('- **Figures:**\n  - One', 'Errors are logged.', '- Sharing'), []);
  });

  it('is asked for where nothing is said, or where items are read by others', () => {
    const all = ['field.empty measures', 'field.missing errors', 'field.missing out'];
    const empty = '| What | Who |\n|---|---|\n|  |  |';
    assert.deepEqual(told(`**Figures:**\n\n${empty}`, empty, 'Sharing is left out.'), all);
    for (const nothing of ['*What fails, and who is told.*', '[What fails and more]', 'All of these fail:', 'Errors'])
      assert.deepEqual(told('- **Figures:**', nothing, ''), all);
  });
});
