import { readState } from '../../gates/stateLine.ts';
import { statusOf } from '../../gates/status.ts';
import type { PlanNode } from '../../plan/plan.ts';
import type { StatusSchema } from '../../kind/kind.ts';
import { shift } from '../../markdown/span.ts';
import { gather } from '../openSlots.ts';
import { judgeField } from '../judgeField.ts';
import type { GateRule, Judged, RuleContext } from '../rule.ts';
import { fieldsWithRole } from '../roleRule.ts';

export const rule: GateRule = {
  code: 'status.disagrees',
  severity: 'error',
  title: 'The status says more than the checkpoints and commits do.',
  reads: 'gates',
  check: (plan, context, judged) => {
    const field = plan.header('status');
    if (field?.read.value.type !== 'text' || judgeField(field.read).state !== 'filled') return [];
    const status = statusOf(plan);
    const reason = status && disagreement(status, plan.root, context, judged);
    if (!status || !reason) return [];
    const start = context.kind.statuses.find((one) => one.gate === null && !one.finished);
    const back = start && reason.back ? [setStatus(field.id, start.name)] : [];
    const span = shift(judgeField(field.read).span, field.start);
    return [{ message: reason.message, span, node: field.node.id, field: field.id, fixes: back }];
  },
};

const setStatus = (field: string, text: string) => ({
  title: `Set the status to "${text}"`,
  intents: [{ type: 'setText' as const, field, text }],
});

function disagreement(
  status: StatusSchema,
  root: PlanNode,
  { kind }: RuleContext,
  { gates }: Judged,
): { message: string; back: boolean } | null {
  const report = gates.find(({ gate }) => gate.id === status.gate);
  // What changed after its approval has a finding of its own.
  if (report && report.state !== 'approved' && report.state !== 'changed') {
    const message = `Approve "${report.gate.title}" before the status is "${status.name}", or set the status back.`;
    return { message, back: true };
  }
  const open = status.finished ? openCommits(root, kind).count : 0;
  if (open === 0) return null;
  const what = open === 1 ? '1 commit' : `${open} commits`;
  return { message: `Finish ${what} before the status is "${status.name}".`, back: false };
}

const openCommits = gather<true>((node) => {
  if (node.schema?.role !== 'commit') return [];
  const done = fieldsWithRole(node, 'commit-state').some(
    ({ read }) => 'slot' in read.value && readState(read.value.slot.text).state === 'done',
  );
  return done ? [] : [true];
});
