import { isFilled } from '../../fields/placeholder.ts';
import { nodeFact } from '../../plan/facts.ts';
import { headSpan } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import { entriesOf } from '../../trace/entries.ts';
import { filledRows, saysNone, tableOfRole } from '../filledRows.ts';
import { fieldIdByRole, shorten, titleOf } from '../names.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { Found, PlanRule } from '../rule.ts';
import type { Plan } from '../../plan/plan.ts';

export const rule: PlanRule = {
  code: 'security.section-missing',
  severity: 'warning',
  title: 'A plan takes input or calls services, and has no section on security.',
  reads: 'plan',
  check: (plan) => {
    const id = fieldIdByRole(plan.kind, 'security-concerns');
    if (id === null || plan.field(id)) return [];
    const found = inputOf(plan) ?? callOf(plan);
    if (!found) return [];
    const fixes = [{ title: 'Add the section', intents: [{ type: 'addMissing' as const, id }], preferred: true }];
    return [{ ...found, fixes }];
  },
};

function inputOf(plan: Plan): Found | null {
  const entry = entriesOf(plan, 'requirement').find(({ node }) => takesInput(node, plan.kind));
  if (!entry) return null;
  const message = `Say which security concerns apply: "${shorten(titleOf(entry.node))}" takes input.`;
  return { message, span: shift(headSpan(entry.node), entry.start), node: entry.node.id };
}

const takesInput = nodeFact((node) =>
  fieldsWithRole(node, 'inputs').some(
    ({ read: { value, schema } }) =>
      value.type === 'table' &&
      value.rows.some((row) => !saysNone(row) && row.cells.some(({ text }) => isFilled(text, schema))),
  ),
);

function callOf(plan: Plan): Found | null {
  const [row] = filledRows(plan, 'external-calls');
  const field = tableOfRole(plan, 'external-calls');
  if (!row || !field) return null;
  const message = `Say which security concerns apply: "${shorten(row.cells[0]?.text ?? '')}" is called.`;
  return { message, span: shift(row, field.start), node: field.node.id, field: field.id };
}
