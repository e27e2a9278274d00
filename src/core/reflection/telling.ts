/** Said in place of an answer: that there is none yet. Compared without what is no letter and no digit. */
const PUTS_OFF = new Set([
  ...['tbd', 'tba', 'tbc', 'todo', 'to do', 'to be decided', 'to be defined', 'to be determined', 'to be discussed'],
  ...['unknown', 'not known', 'not known yet', 'not yet known', 'not sure', 'unsure', 'no idea', 'idk', 'unclear'],
  ...['do not know', 'don t know', 'i do not know', 'i don t know', 'we do not know', 'we don t know', 'who knows'],
  ...['later', 'open', 'pending', 'maybe', 'whatever', 'see above', 'as discussed', 'will be clarified', 'no response'],
]);

/** A run of letters or digits that says something: one letter does not, one digit and one ideograph do. */
const WORDS = /\p{Script=Han}|\p{Script=Hiragana}+|\p{Script=Katakana}+|\p{N}+|[\p{L}\p{M}\p{N}]{2,}/gu;

/** How many words a text has, counted as far as `most`. */
export function wordsIn(text: string, most: number): number {
  const found = text.matchAll(WORDS);
  let count = 0;
  while (count < most && found.next().done !== true) count++;
  return count;
}

/** Whether an answer tells anything: it has as many words, and does more than to put the question off. */
export function tells(answer: string, words: number): boolean {
  const bare = answer
    .slice(0, 100)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return !PUTS_OFF.has(bare) && wordsIn(answer, words) >= words;
}
