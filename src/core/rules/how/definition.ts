import { howRule, matchesOf } from '../howRule.ts';

/** What defines something, by language. Words of prose are kept out: "class Premium (gold)", "private note(s)". */
const DEFINITIONS: readonly RegExp[] = [
  /\b(?:def|func|function|fn)\s+\w{1,60}\s*\(/,
  /\bclass\s+(?:[A-Z]\w{0,60}(?:\(|\s*\{|\s+(?:extends|implements)\s|:?`)|[A-Z][a-z0-9]{1,40}[A-Z]\w{0,60})/,
  /\b(?:interface|struct|enum|trait)\s+[A-Z]\w{0,60}\s*\{/,
  // Signatures: `f(a) -> B`, `f(a: A): B`, `f(): B`, `public A f(B b)`, `void f(`.
  /\b\w{1,60}\([^()\n]{0,80}\)\s*->\s*\w/,
  /\b\w{1,60}\(\w{1,40}\??:\s*[^()\n]{1,80}\)\s*:\s*\w/,
  /(?<=`)\w{1,60}\(\)\s*:\s*\w/,
  /\b(?:public|private|protected)\s+(?:(?:static|final|async|abstract|override)\s+){0,4}[\w<>[\].?]{1,60}\s+\w{1,60}\((?!e?s\))/,
  /\bvoid\s+\w{1,60}\(/,
  // Arrow functions.
  /\b(?:const|let|var)\s+\w{1,60}\s*(?::[^=\n]{1,60})?=\s*(?:async\s+)?(?:\w{1,40}|\([^()\n]{0,80}\))(?:\s*:[^=\n]{1,40})?\s*=>/,
  /(?<=`)(?:async\s+)?\([^()\n`]{0,80}\)\s*=>/,
];

export const rule = howRule({
  code: 'how.definition',
  title: 'A plan of what to do defines classes or functions.',
  message: (found) => `Say what it does instead of "${found.trim()}": engineers design classes and functions.`,
  look: matchesOf(new RegExp(DEFINITIONS.map(({ source }) => source).join('|'), 'g')),
});
