import type { Intent, IntentOf } from '../edit/intent.ts';
import type { ContractType } from '../trace/contracts.ts';
import { rowMaker, uncontracted } from '../trace/contracts.ts';
import type { Fix } from './finding.ts';
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
        const fixes =
          make && index < MOST_FIXES ? fixesOf(make(criterion), `Add a row for ${criterion.id} to the ${name}`) : [];
        // Once is enough: of a thousand findings, each would carry a thousand rows.
        if (make && index === 0 && missing.length > 1) fixes.push(allOf(missing.map(make), name));
        return foundAt(criterion, `Add ${nameOf(criterion)} to the ${name}.`, { fixes });
      });
    },
  });
}

const fixesOf = (intent: Intent, title: string): Fix[] => [{ title, intents: [intent], preferred: true }];

const allOf = (rows: readonly IntentOf<'addRow'>[], name: string): Fix => ({
  title: `Add all ${rows.length} missing rows to the ${name}`,
  intents: [{ type: 'addRows', field: rows[0]?.field ?? '', rows: rows.map(({ cells }) => cells) }],
  preferred: false,
});
