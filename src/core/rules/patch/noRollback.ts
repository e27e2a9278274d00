import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'patch.no-rollback',
  severity: 'error',
  title: 'The patch plan does not say how it is taken back.',
  role: 'rollback',
  message: (label) => `Write how the patch is taken back in "${label}".`,
});
