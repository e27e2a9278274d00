import { howRule, matchesOf } from '../howRule.ts';

const DEFINITION =
  /\b(?:def|func|function|fn)\s+\w{1,60}\s*\(|\bclass\s+(?:[A-Z]\w{0,60}(?:\s*[({:]|`)|[A-Z][a-z0-9]{1,40}[A-Z]\w{0,60})|\b(?:interface|struct|enum|trait)\s+[A-Z]\w{0,60}\s*\{|\b\w{1,60}\([^()\n]{0,80}\)\s*->\s*\w/g;

export const rule = howRule({
  code: 'how.definition',
  title: 'A plan of what to do defines classes or functions.',
  message: (found) => `Say what it does instead of "${found.trim()}": engineers design classes and functions.`,
  look: matchesOf(DEFINITION),
});
