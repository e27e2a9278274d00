import { shift } from '../../markdown/span.ts';
import { roleRule, fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

const missing = roleRule({
  code: 'commit.tests-missing',
  severity: 'error',
  title: 'A commit names no tests.',
  role: 'commit-tests',
  message: (label) => `Name the tests that the commit adds in "${label}", or write "None" with the reason.`,
});

const BARE_NONE = /^[*_`]*(?:none|n\/a|no tests)[*_`]*\.?$/i;

export const rule: NodeRule = {
  ...missing,
  check: (node, context) => [
    ...missing.check(node, context),
    ...fieldsWithRole(node, 'commit-tests').flatMap(({ id, read, at }) => {
      if (!('slot' in read.value) || !BARE_NONE.test(read.value.slot.text.trim())) return [];
      const message = `Say why there are no tests: "None (reason)".`;
      return [{ message, span: shift(read.value.slot, at), field: id }];
    }),
  ],
};
