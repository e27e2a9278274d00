import type { Rule } from './rule.ts';

const QUICK = new Set([
  'choice.missing',
  'field.empty',
  'field.missing',
  'field.placeholder',
  'question.unanswered',
  'section.missing',
]);

/**
 * Whether a rule takes little time and finds much of what keeps a checkpoint shut. What other rules find can keep it
 * shut, too, and never opens it: a checkpoint that is shut by these alone stands as all rules would have it.
 */
export const isQuick = ({ code, reads }: Rule): boolean => reads === 'node' && QUICK.has(code);
