import { shift } from '../markdown/span.ts';
import type { PlanNode } from '../plan/plan.ts';
import { entriesOf, fieldOf, textOf } from '../trace/entries.ts';
import { idSet, Mentions } from '../trace/mentions.ts';
import { fieldSpan } from './judgeField.ts';
import type { PlanRule, Rule } from './rule.ts';
import { listed } from './traceRule.ts';

export interface NamesEntryRule extends Pick<Rule, 'code' | 'severity' | 'title'> {
  /** Role of the entries that have to name others. */
  readonly from: string;
  /** Role of the field that they name them in. */
  readonly field: string;
  /** Role of the entries that can be named. */
  readonly to: string;
  /** What to do, given the id of the entry: a sentence without its end. */
  readonly message: (label: string) => string;
  /** What comes first where there is nothing to name. */
  readonly otherwise: string;
}

const strangeText = (strange: readonly string[], label: string, ids: readonly string[]): string =>
  `Correct ${listed(strange)} in ${label}: the document has ${listed(ids)}.`;

/** A rule that asks entries to name, in a field, an entry of another role that is in the document. */
export function namesEntryRule(given: NamesEntryRule): PlanRule {
  const { code, severity, title, from, field: role, to, message, otherwise } = given;
  const key = {};
  const mentionsOf = (node: PlanNode): Mentions =>
    node.memory.keep(key, () => new Mentions(textOf(fieldOf(node, role))));
  const check: PlanRule['check'] = (plan) => {
    const entries = entriesOf(plan, from);
    if (entries.length === 0) return [];
    const ids = entriesOf(plan, to).map(({ label }) => label);
    const known = ids.length > 0 ? `: ${listed(ids)}` : `, and ${otherwise}`;
    const set = idSet(ids);
    return entries.flatMap(({ label, node, start }) => {
      const mentions = mentionsOf(node);
      const names = mentions.some(set);
      const strange = names ? mentions.strange(ids) : [];
      if (names && strange.length === 0) return [];
      const field = fieldOf(node, role);
      if (!field) return [];
      const span = shift(fieldSpan(field), start);
      const told = names ? strangeText(strange, label, ids) : `${message(label)}${known}.`;
      return [{ message: told, span, node: node.id, field: field.id }];
    });
  };
  return { code, severity, title, roles: [role], owns: 'each', reads: 'plan', check };
}
