import type { GateSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import { labelOfOption, recommended } from '../plan/recommended.ts';

/** What the recommendation of a plan says; empty where there is none. */
export function recommendationOf(plan: Plan): string {
  for (const { slot, path } of walkSlots(plan.kind.sections)) {
    if (slot.node !== 'container' || slot.role !== 'recommendation') continue;
    const value = plan.field(path.join('/'))?.read.value;
    if (value && 'slot' in value) return value.slot.text;
  }
  return '';
}

/** The option that the section of a gate recommends: `Option B: Token bucket`. Empty where it has no options. */
export function chosenIn(plan: Plan, gate: GateSchema): string {
  const options = plan.node(gate.shows)?.node.children.map(({ node }) => node) ?? [];
  const [option, another] = recommended(
    recommendationOf(plan),
    options.filter(({ schema }) => schema?.ordinal && schema.role === 'option'),
  );
  if (!option || another) return '';
  return option.title === '' ? labelOfOption(option) : `${labelOfOption(option)}: ${option.title}`;
}
