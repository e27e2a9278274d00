import { headSpan } from '../../plan/plan.ts';
import { regionRule } from '../regionRule.ts';
import type { NodeRule } from '../rule.ts';

const TITLE =
  /^(?:\d+[.)]?\s*)?(?:detailed\s+)?(?:implementation\s+)?(?:tasks?(?:\s+(?:list|breakdown|plan))?|work breakdown|todo list)$/i;
const TASK = /^[ \t]*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?(?:\*\*)?(?:task|T)[- ]?\d+(?:\.\d+)*\b/im;

const inText = regionRule({ code: 'tasks.too-early', severity: 'warning', title: '' }, (region) => {
  const match = TASK.exec(region.text);
  if (!match) return [];
  const message = 'Leave detailed tasks to the next step: this plan only says what they depend on.';
  const from = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
  return [{ message, span: { from, to: match.index + match[0].length } }];
});

export const rule: NodeRule = {
  code: 'tasks.too-early',
  severity: 'warning',
  title: 'Detailed tasks stand in a plan that comes before them.',
  reads: 'node',
  optionsKey: 'tasks',
  check: (node, context) => {
    if (context.options !== 'later') return [];
    const found = inText.check(node, context);
    if (node.schema || !TITLE.test(node.title)) return found;
    const message = 'Leave detailed tasks to the next step: this plan only says what they depend on.';
    return [{ message, span: headSpan(node) }, ...found];
  },
};
