import type { Plan } from '../../plan/plan.ts';
import { entriesOf, fieldOf, textOf } from '../../trace/entries.ts';
import { bullets, document, valueIn } from '../markdown.ts';
import { hasRole, type Output } from '../output.ts';
import { headerText, rowsIn } from '../read.ts';
import { itemsWithRole } from '../written.ts';

/** What a person is shown before the decision on a feature plan. */
export const output: Output = {
  id: 'summary',
  title: 'Summary',
  extension: 'md',
  fits: (kind) => hasRole(kind, 'contract') && hasRole(kind, 'research'),
  make: ({ plan, file }) =>
    document(
      `I've created implementation plan for **${headerText(plan, 'feature-id') || plan.title}**:`,
      part(researchTitle(plan), researchLines(plan)),
      part('Architecture', architectureLines(plan)),
      part(
        'Key Technical Decisions',
        entriesOf(plan, 'decision').map(({ label, node }) => `${label}: ${node.title} (${valueIn(node, 'decision')})`),
      ),
      part(
        'Performance Targets',
        tableRows(plan, 'target').map(
          ([operation = '', metric = '', target = '']) => `${operation}, ${metric}: ${target}`,
        ),
      ),
      part('Security', itemsWithRole(plan, 'security')),
      part('Testing Strategy', itemsWithRole(plan, 'plan-tests')),
      part('Dependencies', [...itemsWithRole(plan, 'dependencies'), ...itemsWithRole(plan, 'ordering')]),
      part('Success Criteria', [
        `${count(plan, 'success-functional')} functional, ${count(plan, 'success-technical')} technical, ${count(plan, 'success-quality')} on quality`,
      ]),
      `**File created**: ${file}`,
      'Does this make sense? Any changes needed? A person answers by Approve, Request changes or Cancel.',
    ),
};

const part = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `**${title}**:\n\n${bullets(lines)}`;

const count = (plan: Plan, role: string): number => itemsWithRole(plan, role).length;

function researchTitle(plan: Plan): string {
  const { length } = entriesOf(plan, 'research');
  return `Research completed (${length} ${length === 1 ? 'question' : 'questions'})`;
}

const researchLines = (plan: Plan): string[] =>
  entriesOf(plan, 'research').map(({ label, node }) => {
    const found = textOf(fieldOf(node, 'research-findings'));
    const file = textOf(fieldOf(node, 'research-file'));
    return `${label}: ${node.title} ${found === '' ? '(open)' : `(${found})`}${file === '' ? '' : `, ${file}`}`;
  });

function architectureLines(plan: Plan): string[] {
  const tables = tableRows(plan, 'index').filter(([, change = '']) => !/none/i.test(change));
  const contracts = entriesOf(plan, 'contract');
  return [
    `${tables.length} tables: ${tables.map(([name = '', change = '']) => `${name} (${change.toLowerCase()})`).join(', ')}`,
    `${contracts.length} contracts: ${contracts.map(({ node }) => node.title).join(', ')}`,
  ];
}

/** The rows of the table with a column of that name. */
function tableRows(plan: Plan, column: string): readonly (readonly string[])[] {
  const field = [...plan.fields.values()].find(({ schema }) => schema.columns.some(({ id }) => id.startsWith(column)));
  return field ? rowsIn(field) : [];
}
