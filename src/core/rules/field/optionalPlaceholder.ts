import type { NodeRule } from '../rule.ts';
import { placeholdersIn } from './placeholder.ts';

export const rule: NodeRule = {
  code: 'field.optional-placeholder',
  severity: 'info',
  title: 'The hint of the template stands in a place that may stay empty.',
  reads: 'node',
  fields: 'any',
  check: (node, context) => placeholdersIn(node, context, true),
};
