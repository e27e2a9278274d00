import { shift } from '../../markdown/span.ts';
import { judgeField } from '../judgeField.ts';
import { shorten } from '../names.ts';
import type { GateReport } from '../../gates/gate.ts';
import type { GateRule } from '../rule.ts';

/** What people write while nobody has approved. */
const NOBODY = /^\W*(?:pending|tbd|none|n\/a|nobody|nobody yet|not yet|unapproved)?\W*$/i;

export const rule: GateRule = {
  code: 'approval.unrecorded',
  severity: 'warning',
  title: 'The header names somebody as approver of whom no decision is recorded.',
  reads: 'gates',
  check: (plan, _context, { gates }) => {
    const field = plan.header('approvedBy');
    const value = field?.read.value;
    if (!field || !value || !('slot' in value) || judgeField(field.read).state !== 'filled') return [];
    const named = value.slot.text.trim();
    const people = approversOf(gates);
    if (NOBODY.test(named) || people.some((name) => named.toLowerCase().includes(name.toLowerCase()))) return [];
    const [first] = people;
    const fix =
      first === undefined
        ? { title: 'Take the name away', intents: [{ type: 'clear' as const, field: field.id }] }
        : { title: `Set it to "${first}"`, intents: [{ type: 'setText' as const, field: field.id, text: first }] };
    const message = `No approval by "${shorten(named)}" is recorded. Approve in the form, or take the name away.`;
    return [{ message, span: shift(value.slot, field.start), node: field.node.id, field: field.id, fixes: [fix] }];
  },
};

const approversOf = (gates: readonly GateReport[]): readonly string[] =>
  gates.flatMap(({ decision, signs }) => [
    ...(decision?.type === 'approve' ? [decision.by] : []),
    ...(signs?.signed.map(({ by }) => by) ?? []),
  ]);
