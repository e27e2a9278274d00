import type { Plan } from '../../plan/plan.ts';
import { entriesOf, fieldOf, textOf } from '../../trace/entries.ts';
import { bullets, document, valueIn } from '../markdown.ts';
import { hasRole, type Output, type SummaryPart } from '../output.ts';
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
      ...partsOf(plan).map(({ title, lines }) => `**${title}**:\n\n${bullets(lines)}`),
      `**File created**: ${file}`,
      'Does this make sense? Any changes needed? A person answers by Approve, Request changes or Cancel.',
    ),
  parts: partsOf,
};

function partsOf(plan: Plan): readonly SummaryPart[] {
  const parts: readonly SummaryPart[] = [
    { title: researchTitle(plan), lines: researchLines(plan) },
    { title: 'Architecture', lines: architectureLines(plan) },
    {
      title: 'Key Technical Decisions',
      lines: entriesOf(plan, 'decision').map(
        ({ label, node }) => `${label}: ${node.title}${inBrackets(valueIn(node, 'decision'))}`,
      ),
    },
    {
      title: 'Performance Targets',
      lines: tableRows(plan, 'target').map(
        ([operation = '', metric = '', target = '']) => `${operation}, ${metric}: ${target}`,
      ),
    },
    { title: 'Security', lines: itemsWithRole(plan, 'security') },
    { title: 'Testing Strategy', lines: itemsWithRole(plan, 'plan-tests') },
    { title: 'Dependencies', lines: [...itemsWithRole(plan, 'dependencies'), ...itemsWithRole(plan, 'ordering')] },
    { title: 'Files', lines: filesOf(plan) },
    {
      title: 'Success Criteria',
      lines: [
        `${count(plan, 'success-functional')} functional, ${count(plan, 'success-technical')} technical, ${count(plan, 'success-quality')} on quality`,
      ],
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** A path in code marks, with or without lines: it has a folder or an extension. */
const PATH = /`((?:[\w.@()[\]{}*-]+\/)+[\w.@()[\]{}*-]*|[\w.-]+\.\w+)(?::\d+(?:-\d+)?)?`/g;

/** Where the feature goes by its first decision, and what it is added to. */
function filesOf(plan: Plan): readonly string[] {
  const [first] = entriesOf(plan, 'decision');
  const texts = [
    ...(first?.node.fields.map((field) => textOf(field)) ?? []),
    ...itemsWithRole(plan, 'patterns-integration'),
  ];
  const files = texts.flatMap((text) => Array.from(text.matchAll(PATH), ([, file = '']) => file));
  return Array.from(new Set(files), (file) => `\`${file}\``);
}

const count = (plan: Plan, role: string): number => itemsWithRole(plan, role).length;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);

const named = (what: string, names: readonly string[]): string =>
  names.length === 0 ? counted(0, what) : `${counted(names.length, what)}: ${names.join(', ')}`;

function researchTitle(plan: Plan): string {
  return `Research completed (${counted(entriesOf(plan, 'research').length, 'question')})`;
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
    named(
      'table',
      tables.map(([name = '', change = '']) => `${name} (${change.toLowerCase()})`),
    ),
    named(
      'contract',
      contracts.map(({ node }) => node.title),
    ),
  ];
}

/** The rows of the table with a column of that name. */
function tableRows(plan: Plan, column: string): readonly (readonly string[])[] {
  const field = [...plan.fields.values()].find(({ schema }) => schema.columns.some(({ id }) => id.startsWith(column)));
  return field ? rowsIn(field) : [];
}
