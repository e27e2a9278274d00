import { contractRule } from '../contractRule.ts';

export const rule = contractRule({
  code: 'trace.not-mandated',
  title: 'A criterion has no row in the test mandate.',
  contract: 'mandate',
  name: 'test mandate',
});
