import { shift } from '../../markdown/span.ts';
import type { LocatedNode, Plan } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { fieldIdByRole } from '../names.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'inputs.not-listed',
  severity: 'hint',
  title: 'A document beside the plan is not among its input documents.',
  reads: 'plan',
  check: (plan, { kind }, { hasFile }) => {
    const field = kind.inputs.length === 0 ? null : fieldIdByRole(kind, 'input-documents');
    if (field === null) return [];
    const isListed = listedIn(plan, field);
    const { node, start } = nodeFor(plan, field);
    return kind.inputs
      .filter((name) => !isListed(name) && hasFile(`./${name}`) === true)
      .map((name) => ({
        message: `Read "${name}", which lies beside this plan, and list it among the input documents.`,
        span: shift(headSpan(node), start),
        node: node.id,
        field: null,
        fixes: [
          { title: `List "${name}"`, intents: [{ type: 'addItem', field, text: `\`${name}\`` }], preferred: true },
        ],
      }));
  },
};

function listedIn(plan: Plan, field: string): (name: string) => boolean {
  const value = plan.field(field)?.read.value;
  const texts = value && 'items' in value ? value.items.map(({ slot }) => slot.text) : [];
  const names = new Set(texts.flatMap((text) => text.match(/[\w.-]+/g) ?? []));
  return (name) => names.has(name);
}

/** The section that lists them; the plan as a whole while it has none. */
const nodeFor = (plan: Plan, field: string): LocatedNode =>
  plan.node(field.slice(0, field.lastIndexOf('/'))) ?? { node: plan.root, start: 0, parent: null };
