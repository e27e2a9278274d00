import { togetherRule } from '../togetherRule.ts';

export const rule = togetherRule({
  code: 'design.files-missing',
  severity: 'error',
  title: 'The design names no files.',
  role: 'planned-files',
  message: (labels) => `Name the files of the change in "${labels}".`,
});
