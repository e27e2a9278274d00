import { howRule, matchesOf } from '../howRule.ts';

const IMPORT =
  /\bfrom\s+[\w.]{1,60}\s+import\s+[\w*{]|\bimport\s+[\w{}*, ]{1,80}\s+from\s+['"]|(?<=`)import\s+[\w.]{1,60}(?=[`;])|#include\s*[<"]|\brequire\(['"]|(?<=`)use\s+\w{1,60}::/g;

export const rule = howRule({
  code: 'how.import',
  title: 'A plan of what to do has import statements.',
  message: (found) => `Leave out "${found.trim()}…": engineers follow the conventions of the code base.`,
  look: matchesOf(IMPORT),
});
