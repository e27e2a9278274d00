import { approvesDocument } from '../../gates/status.ts';
import type { LocatedField, Plan } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import { judgeField } from '../judgeField.ts';
import type { Found, GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'approval.header-missing',
  severity: 'warning',
  title: 'The plan is approved, and its header does not say by whom or when.',
  reads: 'gates',
  check: (plan, { kind }, { gates }) => {
    const decided = gates.filter(
      ({ gate, state }) =>
        gate.needs === 'approval' && approvesDocument(kind, gate) && (state === 'approved' || state === 'changed'),
    );
    const decision = decided.flatMap((report) => report.decision ?? []).sort((a, b) => (a.time < b.time ? 1 : -1))[0];
    if (!decision) return [];
    return [
      ...unfilled(plan, kind.headerRoles.updated, plan.header('updated'), decision.time),
      ...unfilled(plan, kind.headerRoles.approvedBy, plan.header('approvedBy'), decision.by),
    ];
  },
};

function unfilled(plan: Plan, role: string | null, field: LocatedField | null, text: string): Found[] {
  if (role === null || (field && judgeField(field.read).state === 'filled')) return [];
  const id = field?.id ?? `header/${role}`;
  const slot = plan.kind.header.slots.find((one) => one.id === role);
  const label = slot?.node === 'field' ? (slot.label ?? role) : role;
  const span = field ? shift(judgeField(field.read).span, field.start) : headSpan(plan.root);
  const fixes = [
    { title: `Set it to "${text}"`, intents: [{ type: 'setText' as const, field: id, text }], preferred: true },
  ];
  return [{ message: `Fill in "${label}": the plan is approved.`, span, node: plan.root.id, field: id, fixes }];
}
