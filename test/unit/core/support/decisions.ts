import { newHasher } from '../../../../src/node/newHasher.ts';
import { digestOf } from '../../../../src/core/gates/canonical.ts';
import type { DecisionType } from '../../../../src/core/gates/decision.ts';
import type { DecisionHistory } from '../../../../src/core/gates/history.ts';
import type { GateReport } from '../../../../src/core/gates/gate.ts';
import { judgeGates } from '../../../../src/core/gates/judge.ts';
import type { Finding } from '../../../../src/core/rules/finding.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';

export const TIME = '2026-11-21T09:30:00Z';

export const digest = (plan: Plan, ...sections: readonly string[]): string => digestOf(plan, sections, newHasher);

export interface Given {
  readonly gate: string;
  readonly type: DecisionType;
  /** The text that was decided on. */
  readonly on: Plan;
}

/** A history of decisions, each bound to the text that it was made on. */
export function historyOf(given: readonly Given[]): DecisionHistory {
  const decisions = given.map(({ gate, type, on }, index) => ({
    name: `${index}`,
    record: {
      format: 1 as const,
      document: 'PLANNING.md',
      kind: on.kind.id,
      gate,
      type,
      by: 'Ada',
      time: `2026-11-21T09:3${index}:00Z`,
      digest: digest(on, ...on.kind.gates.find(({ id }) => id === gate)!.covers),
      comment: '',
      previous: index === 0 ? null : `${index - 1}`,
      signature: null,
    },
  }));
  return { decisions, problems: [] };
}

export function judge(
  plan: Plan,
  given: readonly Given[] = [],
  findings: readonly Finding[] = [],
): readonly GateReport[] {
  return judgeGates(plan, findings, historyOf(given), newHasher);
}

export const finding = (
  node: string,
  severity: Finding['severity'] = 'error',
  field: string | null = null,
): Finding => ({
  code: 'test.code',
  severity,
  message: 'Something is missing.',
  span: { from: 0, to: 0 },
  node,
  field,
  fixes: [],
});
