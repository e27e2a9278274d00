import { shift } from '../../markdown/span.ts';
import { headSpan } from '../../plan/plan.ts';
import { entriesOf } from '../../trace/entries.ts';
import type { PlanRule } from '../rule.ts';

// Whole words: a "profile" is no file, and what "one module does" is no place.
const ABOUT_FILES =
  /\b(?:files?|folders?|director(?:y|ies)|modules|packages|layout|repository|(?:module|code|project|source) (?:structure|organi[sz]ation|layout))\b/i;

export const rule: PlanRule = {
  code: 'decision.file-organisation-first',
  severity: 'error',
  title: 'The first technical decision is not file organisation.',
  reads: 'plan',
  check: (plan) => {
    const [first] = entriesOf(plan, 'decision');
    if (!first || /^\[/.test(first.node.title) || ABOUT_FILES.test(first.node.title)) return [];
    const message = `Make file organisation the first decision: which files are added where. ${first.label} is "${first.node.title}".`;
    return [{ message, span: shift(headSpan(first.node), first.start), node: first.node.id, field: null }];
  },
};
