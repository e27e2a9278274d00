import type { Intent, IntentOf } from '../edit/intent.ts';
import type { ContractType } from '../trace/contracts.ts';
import { rowMaker, uncontracted } from '../trace/contracts.ts';
import type { Fix } from './finding.ts';
import { LazyFix } from './lazyFix.ts';
import type { PlanRule, Rule } from './rule.ts';
import { foundAt, nameOf, traceRule } from './traceRule.ts';

export interface ContractRule extends Pick<Rule, 'code' | 'title'> {
  readonly contract: ContractType;
  /** What people call it. */
  readonly name: string;
}

/** Findings with a fix of their own. Of more, the first has one for all. */
const MOST_FIXES = 200;

/** A rule that asks for a row in a contract for each criterion, and adds it. */
export function contractRule({ code, title, contract, name }: ContractRule): PlanRule {
  return traceRule({
    code,
    severity: 'error',
    title,
    types: ['criterion', contract],
    find: (graph, plan) => {
      const missing = uncontracted(graph, contract);
      const make = missing.length === 0 ? null : rowMaker(plan, contract);
      return missing.map((criterion, index) => {
        const fixes: Fix[] = [];
        if (make && index < MOST_FIXES)
          fixes.push(new LazyFix(`Add a row for ${criterion.id} to the ${name}`, true, () => [make(criterion)]));
        // Once is enough: of a thousand findings, each would carry a thousand rows.
        if (make && index === 0 && missing.length > 1)
          fixes.push(
            new LazyFix(`Add all ${missing.length} missing rows to the ${name}`, false, () => [
              allOf(missing.map(make)),
            ]),
          );
        return foundAt(criterion, `Add ${nameOf(criterion)} to the ${name}.`, { fixes });
      });
    },
  });
}

const allOf = (rows: readonly IntentOf<'addRow'>[]): Intent => ({
  type: 'addRows',
  field: rows[0]?.field ?? '',
  rows: rows.map(({ cells }) => cells),
});
