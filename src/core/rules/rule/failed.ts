import type { EngineRule } from '../rule.ts';

export const rule: EngineRule = {
  code: 'rule.failed',
  severity: 'warning',
  title: 'A rule could not be run.',
  reads: 'engine',
};
