import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'commit.verification-missing',
  severity: 'error',
  title: 'A commit does not say how it is verified.',
  role: 'commit-verification',
  message: (label) => `Name the check that passes after the commit in "${label}".`,
});
