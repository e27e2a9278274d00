import { howRule, matchesOf } from '../howRule.ts';

const PATTERN =
  /\bfollow(?:s|ing|ed)?\s+(?:the\s+)?(?:same\s+|existing\s+)?(?:\w{1,30}\s+)?patterns?\s+(?:in|of|from|used)\b|\bsame\s+(?:code\s+)?patterns?\s+as\b/gi;

export const rule = howRule({
  code: 'how.pattern',
  title: 'A plan of what to do says which pattern to follow.',
  message: (found) => `Leave out "${found}…": engineers look through the code base and choose.`,
  look: matchesOf(PATTERN),
});
