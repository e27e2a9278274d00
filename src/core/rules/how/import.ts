import { howRule, matchesOf } from '../howRule.ts';

/** Import statements, by language. What could be prose as well has to stand in code marks or be a line of its own. */
const IMPORTS: readonly RegExp[] = [
  /\bfrom\s+[\w.]{1,60}\s+import\s+[\w*{]/,
  /\bimport\s+[\w{}*, ]{1,80}\s+from\s+['"]/,
  /(?<=`)import\s+(?:static\s+)?[\w.]{1,60}(?=[`;])/,
  /(?<=`)import\s+["'][\w@./-]/,
  /#include\s*[<"]/,
  /\brequire\(['"]/,
  /(?<=`)use\s+\w{1,60}::/,
  /(?<=`|^)using\s+(?:static\s+)?[A-Z]\w{0,60}(?:\.\w{1,60}){0,8};(?=[ \t]*(?:`|$))/,
  /(?<=`|^)package\s+[a-z]\w{0,60}(?:\.\w{1,60}){0,8};?(?=[ \t]*`)/,
  /^package\s+[a-z]\w{0,60}(?:\.\w{1,60}){1,8};(?=[ \t]*$)/,
];

export const rule = howRule({
  code: 'how.import',
  title: 'A plan of what to do has import statements.',
  message: (found) => `Leave out "${found.trim()}…": engineers follow the conventions of the code base.`,
  look: matchesOf(new RegExp(IMPORTS.map(({ source }) => source).join('|'), 'gm')),
});
