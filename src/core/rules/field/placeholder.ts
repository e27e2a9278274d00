import type { Kind } from '../../kind/kind.ts';
import type { NodeField, PlanNode } from '../../plan/plan.ts';
import { STATE_ROLES } from '../../gates/stateRoles.ts';
import { headSpan } from '../../plan/plan.ts';
import type { Fix } from '../finding.ts';
import { fieldSpan, judgeField } from '../judgeField.ts';
import { labelOfField } from '../names.ts';
import { isOwned } from '../owned.ts';
import { isBracketed } from '../placeholder.ts';
import type { Found, NodeRule, RuleContext } from '../rule.ts';

export const rule: NodeRule = {
  code: 'field.placeholder',
  severity: 'error',
  title: 'The hint of the template stands where a value should be.',
  reads: 'node',
  fields: 'any',
  check: (node, context) => placeholdersIn(node, context, false),
};

/** Hints that are left in a node: those of slots that have to be filled, or those of optional ones. */
export function placeholdersIn(node: PlanNode, { kind, owned }: RuleContext, optional: boolean): Found[] {
  const found: Found[] = [];
  if (!optional && node.schema?.ordinal && isBracketed(node.title)) {
    const name = `${node.schema.ordinal.prefix}${node.ordinal ?? ''}`;
    const what = name === '' ? 'this part' : `"${name}"`;
    found.push({ message: `Give ${what} a title.`, span: headSpan(node) });
  }
  for (const field of node.fields) {
    if (isOptional(field, node) !== optional) continue;
    const { state, placeholders } = judgeField(field.read);
    const left = state === 'placeholder' && !isOwned(node, field.read.schema, 'placeholder', owned);
    if (!left && !(state === 'filled' && placeholders.length > 0)) continue;
    if (field.read.schema.type === 'choice' || isKeptByPlanwright(field, kind)) continue;
    found.push({ message: messageFor(field, node), span: fieldSpan(field), field: field.id, fixes: fixesFor(field) });
  }
  return found;
}

// An item that is left among filled ones is to be removed, wherever it stands.
const isOptional = ({ read }: NodeField, node: PlanNode): boolean =>
  (read.schema.optional || node.schema?.optional === true) && judgeField(read).state === 'placeholder';

// Approvals and commit states are written for the person, so that their hints may stay until then.
function isKeptByPlanwright({ id, read }: NodeField, { headerRoles }: Kind): boolean {
  if (STATE_ROLES.has(read.schema.role)) return true;
  return Object.values(headerRoles).some((role: string | null) => role !== null && id === `header/${role}`);
}

function messageFor(field: NodeField, node: PlanNode): string {
  const { schema } = field.read;
  const label = labelOfField(field, node);
  if (judgeField(field.read).state === 'filled') return `Replace or remove the hint that is left in "${label}".`;
  return schema.optional ? `Fill in "${label}", or remove its hint.` : `Fill in "${label}".`;
}

function fixesFor({ id, read }: NodeField): readonly Fix[] {
  const { state, placeholders } = judgeField(read);
  const { type, optional } = read.schema;
  if (type !== 'list' && type !== 'questions') return [];
  if (state !== 'filled' && !optional) return [];
  const intents = placeholders.toReversed().map((index) => ({ type: 'removeItem' as const, field: id, index }));
  return [{ title: placeholders.length === 1 ? 'Remove the hint' : 'Remove the hints', intents }];
}
