import { shift } from '../../markdown/span.ts';
import { slugOf, withoutDecoration } from '../../markdown/title.ts';
import type { NodeField, PlanNode } from '../../plan/plan.ts';
import { fieldSpan, judgeField } from '../judgeField.ts';
import { shorten, titleOf } from '../names.ts';
import { optionsIn } from '../readAlternatives.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'alternatives.unknown-recommendation',
  severity: 'error',
  title: 'The recommendation names no alternative.',
  roles: ['recommendation'],
  reads: 'node',
  check: (node) => {
    const options = optionsIn(node);
    if (options.length === 0) return [];
    return recommendations(node).flatMap(({ field, at }) => {
      const { value } = field.read;
      if (!('slot' in value) || judgeField(field.read).state !== 'filled') return [];
      if (options.some((option) => names(value.slot.text, option))) return [];
      const fixes = options.map((option) => ({
        title: `Recommend "${shorten(titleOf(option))}"`,
        intents: [{ type: 'setText' as const, field: field.id, text: labelOf(option) }],
      }));
      const known = options.map(labelOf).join(', ');
      const message = `Name one of the options in "${field.read.schema.label ?? node.title}": ${known}.`;
      return [{ message, span: shift(fieldSpan(field), at), field: field.id, fixes }];
    });
  },
};

function recommendations(node: PlanNode): { field: NodeField; at: number }[] {
  const own = fieldsWithRole(node, 'recommendation').map((field) => ({ field, at: 0 }));
  const below = node.children.flatMap((child) =>
    fieldsWithRole(child.node, 'recommendation').map((field) => ({ field, at: child.at })),
  );
  return [...own, ...below];
}

const labelOf = (option: PlanNode): string => `${option.schema?.ordinal?.prefix ?? ''}${option.ordinal ?? ''}`;

/** By its letter or number, or by its title. */
function names(text: string, option: PlanNode): boolean {
  const plain = withoutDecoration(text);
  const slug = `-${slugOf(plain)}-`;
  if (slug.includes(`-${slugOf(labelOf(option))}-`)) return true;
  const title = slugOf(withoutDecoration(option.title));
  if (title !== '' && slug.includes(`-${title}-`)) return true;
  const ordinal = (option.ordinal ?? '').toLowerCase();
  const lead = /^\(?([\p{L}\p{N}.]+?)\)?(?=$|[\s:：.,)–—-])/u.exec(plain)?.[1]?.toLowerCase();
  return (
    ordinal !== '' && lead === ordinal && (plain.length <= 3 || /^\(?[\p{L}\p{N}.]+\)?\s*[:：.,)–—-]/u.test(plain))
  );
}
