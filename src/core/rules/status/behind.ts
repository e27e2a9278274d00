import { statusOf } from '../../gates/status.ts';
import { shift } from '../../markdown/span.ts';
import { judgeField } from '../judgeField.ts';
import type { GateRule } from '../rule.ts';

export const rule: GateRule = {
  code: 'status.behind',
  severity: 'warning',
  title: 'The status says less than the checkpoints do.',
  reads: 'gates',
  check: (plan, { kind }, { gates }) => {
    const field = plan.header('status');
    const now = statusOf(plan);
    if (!field || !now || now.cancels || judgeField(field.read).state !== 'filled') return [];
    // More than one status may rest on a gate: the first of them follows from it.
    const reached = gates
      .filter(({ state }) => state === 'approved')
      .flatMap((report) => kind.statuses.find(({ gate }) => gate === report.gate.id) ?? [])
      .sort((a, b) => kind.statuses.indexOf(b) - kind.statuses.indexOf(a))[0];
    if (!reached || kind.statuses.indexOf(now) >= kind.statuses.indexOf(reached)) return [];
    const title = gates.find((report) => report.gate.id === reached.gate)?.gate.title ?? '';
    const intents = [{ type: 'setText' as const, field: field.id, text: reached.name }];
    return [
      {
        message: `Set the status to "${reached.name}": "${title}" is approved.`,
        span: shift(judgeField(field.read).span, field.start),
        node: field.node.id,
        field: field.id,
        fixes: [{ title: `Set the status to "${reached.name}"`, intents, preferred: true }],
      },
    ];
  },
};
