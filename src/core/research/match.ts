/** A note of the knowledge folder. */
export interface Note {
  readonly path: string;
  readonly text: string;
}

/** A note that could answer a question, and the words that speak for it. */
export interface NoteMatch {
  readonly note: Note;
  readonly words: readonly string[];
  /** Share of the question's words that the note has: 0 to 1. */
  readonly share: number;
}

const LEAST_SHARE = 0.5;

const COMMON = new Set(
  'a an and any are as at be been before between by can could do does for from had has have how i if in into is it its long many may might more most much must not of on or our out per should so some than that the their them then there these they this those to under up us use used using was we what when where which while who whose why will with would you your'.split(
    ' ',
  ),
);

/** The words of a question that a note would have, too: lower case, without the common ones, without plural endings. */
export function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !COMMON.has(word)).map(stem))];
}

const stem = (word: string): string => word.replace(/(?<=\p{L}{3})(?:ies|es|s)$/u, '');

/** The notes that hold at least half of a question's words, best first. */
export function notesFor(question: string, notes: readonly Note[]): readonly NoteMatch[] {
  const wanted = wordsOf(question);
  if (wanted.length === 0) return [];
  const matches = notes.map((note): NoteMatch => {
    const held = new Set(wordsOf(`${note.path.replace(/[-_/.]/g, ' ')} ${note.text}`));
    const words = wanted.filter((word) => held.has(word));
    return { note, words, share: words.length / wanted.length };
  });
  return matches
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.note.path < b.note.path ? -1 : 1));
}
