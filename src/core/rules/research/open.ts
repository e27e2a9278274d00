import { shift } from '../../markdown/span.ts';
import { headSpan } from '../../plan/plan.ts';
import { entriesOf, fieldOf, textOf } from '../../trace/entries.ts';
import { fieldSpan } from '../judgeField.ts';
import type { PlanRule } from '../rule.ts';

export const rule: PlanRule = {
  code: 'research.open',
  severity: 'error',
  title: 'A research question has no findings.',
  roles: ['research-findings', 'research-state'],
  owns: 'each',
  reads: 'plan',
  check: (plan) =>
    entriesOf(plan, 'research').flatMap(({ label, node, start }) => {
      const state = textOf(fieldOf(node, 'research-state')).trim();
      if (/^dropped/i.test(state)) return [];
      const findings = fieldOf(node, 'research-findings');
      const isOpen = state === '' || /^queued/i.test(state);
      if (!isOpen && textOf(findings).trim() !== '') return [];
      const message = isOpen
        ? `Research ${label}, or set its state to "Dropped" with the reason.`
        : `Write down what was found for ${label}.`;
      const at = findings ? fieldSpan(findings) : headSpan(node);
      return [{ message, span: shift(at, start), node: node.id, field: findings?.id ?? null }];
    }),
};
