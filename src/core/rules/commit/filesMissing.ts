import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'commit.files-missing',
  severity: 'error',
  title: 'A commit names no files.',
  role: 'touched-files',
  message: (label) => `Name the files that the commit touches in "${label}".`,
});
