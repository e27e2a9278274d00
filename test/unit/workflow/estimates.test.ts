import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { parseTemplate } from '../../../src/core/kind/parseTemplate.ts';
import { estimatedDays } from '../../../src/core/workflow/estimates.ts';
import { planOf } from '../support/plans.ts';

const { kind } = parseTemplate(
  readFileSync(new URL('../../../templates/tasks.md', import.meta.url), 'utf8'),
  'tasks.md',
);

function tasks(team: readonly string[], ...given: readonly (readonly [hours: string, depends: string])[]): Plan {
  assert.ok(kind);
  const people = team.map((name) => `| ${name} | backend | 8 |\n`).join('');
  const list = given.map(
    ([hours, depends], index) =>
      `### TASK-${index + 1}: One\n\n- **Depends on:** ${depends}\n- **Hours:** ${hours}\n\n`,
  );
  return planOf(
    `# Tasks\n\n## 2. Team\n\n| Person | Skills | Points per Sprint |\n| --- | --- | --- |\n${people}\n## 4. Task List\n\n${list.join('')}`,
    kind,
  );
}

describe('the days that tasks take by their estimates', () => {
  it('are their hours, forty a week, for one person', () => {
    assert.deepEqual(estimatedDays([tasks([], ['20', 'None'], ['60 h', 'None'])]), { least: 14, most: 14 });
  });

  it('are shared by the team, as far as dependencies let them', () => {
    const apart = tasks(['Ada', 'Ben'], ['40', 'None'], ['40', 'None']);
    assert.deepEqual(estimatedDays([apart]), { least: 7, most: 10.5 });
    const chain = tasks(['Ada', 'Ben'], ['40', 'TASK-2'], ['40', 'None']);
    assert.deepEqual(estimatedDays([chain]), { least: 14, most: 14 });
  });

  it('are not known while an estimate is missing, or tasks wait for each other', () => {
    assert.equal(estimatedDays([tasks([], ['40', 'None'], ['some', 'None'])]), null);
    assert.equal(estimatedDays([tasks([], ['40', 'TASK-2'], ['40', 'TASK-1'])]), null);
    assert.equal(estimatedDays([]), null);
  });
});
