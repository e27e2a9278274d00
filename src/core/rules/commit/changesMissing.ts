import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'commit.changes-missing',
  severity: 'error',
  title: 'A commit does not say what it changes.',
  role: 'commit-changes',
  message: (label) => `Write what the commit changes in "${label}".`,
});
