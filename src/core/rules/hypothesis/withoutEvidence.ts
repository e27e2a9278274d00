import { namesEntryRule } from '../namesEntryRule.ts';

export const rule = namesEntryRule({
  code: 'hypothesis.without-evidence',
  severity: 'error',
  title: 'A hypothesis refers to no evidence of the document.',
  from: 'hypothesis',
  field: 'hypothesis-evidence',
  to: 'evidence',
  message: (label) => `Name the evidence that speaks for ${label}`,
  otherwise: 'add it to the evidence first',
});
