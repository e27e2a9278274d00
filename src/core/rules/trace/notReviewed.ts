import { contractRule } from '../contractRule.ts';

export const rule = contractRule({
  code: 'trace.not-reviewed',
  title: 'A criterion has no row in the review contract.',
  contract: 'review',
  name: 'review contract',
});
