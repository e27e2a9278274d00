import { roleRule } from '../roleRule.ts';

export const rule = roleRule({
  code: 'dependencies.missing',
  severity: 'error',
  title: 'The plan does not say what has to be there first.',
  role: 'dependencies',
  message: (label) => `Name what has to be there first in "${label}", or "None".`,
});
