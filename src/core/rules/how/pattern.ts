import { howRule, matchesOf } from '../howRule.ts';

const PATTERNS: readonly RegExp[] = [
  /\bfollow(?:s|ing|ed)?\s+(?:the\s+)?(?:same\s+|existing\s+)?(?:\w{1,30}\s+)?patterns?\s+(?:in|of|from|used)\b/,
  /\bsame\s+(?:code\s+)?patterns?\s+as\b/,
  /\bpatterns?\s+(?:as|like)\s+(?:in|for|of)\b/,
  /\b(?:repository|factory|singleton|observer|strategy|adapter|decorator|facade|builder|mediator|active[ -]record|unit[ -]of[ -]work)\s+(?:design\s+)?pattern\b/,
  /\b(?:as|like)\s+(?:in\s+)?(?:the\s+)?`?[A-Z][a-z]\w{0,40}(?:Service|Repository|Controller|Handler|Manager|Factory|Adapter|Provider|Mapper|Serializer|Middleware)\b/,
  // A place of the code, not a pair of words: "mirrors create/update events" says what happens.
  /\bmirror(?:s|ing|ed)?\s+(?:the\s+)?(?:`[\w@./-]{1,80}`|[\w-]{1,40}(?:\/[\w-]{1,40}){1,4}(?=[ \t]*(?:[,;)]|\.(?!\w)|$)))/,
];

export const rule = howRule({
  code: 'how.pattern',
  title: 'A plan of what to do says which pattern to follow.',
  message: (found) => `Leave out "${found}…": engineers look through the code base and choose.`,
  look: matchesOf(new RegExp(PATTERNS.map(({ source }) => source).join('|'), 'gim')),
});
