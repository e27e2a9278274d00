const COMMON = new Set(
  'a an and any are as at be been before between by can could do does for from had has have how i if in into is it its long many may might more most much must not of on or our out per should so some than that the their them then there these they this those to under up us use used using was we what when where which while who whose why will with would you your'.split(
    ' ',
  ),
);

/** The words by which texts are compared: lower case, without the common ones, without plural endings. */
export function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !COMMON.has(word)).map(stem))];
}

const stem = (word: string): string => word.replace(/(?<=\p{L}{3})(?:ies|es|s)$/u, '');
