import { contractRule } from '../contractRule.ts';

export const rule = contractRule({
  code: 'trace.not-verified',
  title: 'A criterion has no row in the verification contract.',
  contract: 'verification',
  name: 'verification contract',
});
