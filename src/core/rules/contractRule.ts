import type { TraceNode } from '../trace/graph.ts';
import type { ContractType } from '../trace/contracts.ts';
import { rowIntent, uncontracted } from '../trace/contracts.ts';
import type { Fix } from './finding.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanRule, Rule } from './rule.ts';
import { foundAt, nameOf, traceRule } from './traceRule.ts';

export interface ContractRule extends Pick<Rule, 'code' | 'title'> {
  readonly contract: ContractType;
  /** What people call it. */
  readonly name: string;
}

/** A rule that asks for a row in a contract for each criterion, and adds it. */
export function contractRule({ code, title, contract, name }: ContractRule): PlanRule {
  return traceRule({
    code,
    severity: 'error',
    title,
    types: ['criterion', contract],
    find: (graph, plan) => {
      const missing = uncontracted(graph, contract);
      return missing.map((criterion, index) =>
        foundAt(criterion, `Add ${nameOf(criterion)} to the ${name}.`, {
          fixes: [
            ...fixOf(plan, contract, [criterion], `Add a row for ${criterion.id} to the ${name}`),
            // Once is enough: of a thousand findings, each would carry a thousand rows.
            ...(index === 0 && missing.length > 1
              ? fixOf(plan, contract, missing, `Add all ${missing.length} missing rows to the ${name}`)
              : []),
          ],
        }),
      );
    },
  });
}

function fixOf(plan: Plan, contract: ContractType, criteria: readonly TraceNode[], title: string): readonly Fix[] {
  const intents = criteria.flatMap((criterion) => rowIntent(plan, contract, criterion) ?? []);
  return intents.length === 0 ? [] : [{ title, intents, preferred: criteria.length === 1 }];
}
