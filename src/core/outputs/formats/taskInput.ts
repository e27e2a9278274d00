import { isFilled } from '../../fields/placeholder.ts';
import type { Plan, PlanNode } from '../../plan/plan.ts';
import type { Entry } from '../../trace/entries.ts';
import { entriesOf } from '../../trace/entries.ts';
import { specificationField } from '../../trace/specification.ts';
import { valueIn } from '../markdown.ts';
import { hasRole, versionOf, type Output } from '../output.ts';
import { headerText, itemsIn, listIn } from '../read.ts';
import { itemsWithRole } from '../written.ts';

/** What making tasks needs of a feature plan, as JSON; its shape is `taskInputSchema` in the contract. */
export const output: Output = {
  id: 'task-input',
  title: 'Input for tasks',
  extension: 'json',
  fits: (kind) => hasRole(kind, 'contract') && hasRole(kind, 'plan-tests') && hasRole(kind, 'ordering'),
  make: ({ plan, file, newHasher }) => {
    const [first, ...others] = entriesOf(plan, 'decision').map(decisionOf);
    const data = {
      format: 1,
      feature: headerText(plan, 'feature-id'),
      plan: { file, version: versionOf(plan, newHasher) },
      specification: specificationField(plan)?.path ?? null,
      fileOrganization: first ?? null,
      decisions: others,
      signatures: entriesOf(plan, 'contract').flatMap(signatureOf),
      tests: testsOf(plan),
      performance: entriesOf(plan, 'bottleneck').map(({ node }) => ({
        bottleneck: node.title,
        solution: valueIn(node, 'solution'),
        impact: valueIn(node, 'impact'),
      })),
      security: itemsWithRole(plan, 'security'),
      dependencies: itemsWithRole(plan, 'dependencies'),
      ordering: itemsWithRole(plan, 'ordering'),
      criteria: ['success-functional', 'success-technical', 'success-quality'].flatMap((role) => [
        ...itemsWithRole(plan, role),
      ]),
    };
    return `${JSON.stringify(data, null, 2)}\n`;
  },
};

const decisionOf = ({ label, node }: Entry): Record<string, unknown> => ({
  id: label,
  title: node.title,
  decision: valueIn(node, 'decision'),
  rationale: valueIn(node, 'rationale'),
  implications: listIn(node, 'implications'),
});

function signatureOf({ node }: Entry): { name: string; kind: string; language: string; code: string }[] {
  return codesIn(node).map(({ language, code }) => ({ name: node.title, kind: valueIn(node, 'kind'), language, code }));
}

const codesIn = (node: PlanNode): { language: string; code: string }[] =>
  node.fields.flatMap(({ read: { value, schema } }) =>
    value.type === 'code' && isFilled(value.text, schema) ? [{ language: value.language, code: value.text }] : [],
  );

/** A test-driven task begins with its test; end-to-end tests come after what they test. */
function testsOf(plan: Plan): { level: string; testFirst: boolean; cases: readonly string[] }[] {
  return [...plan.fields.values()]
    .filter(({ schema }) => schema.role === 'plan-tests')
    .map((field) => {
      const level = field.schema.label ?? '';
      return { level, testFirst: !/e2e|end/i.test(level), cases: itemsIn(field) };
    });
}
