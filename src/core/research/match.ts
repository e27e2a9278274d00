import { wordsOf } from '../words.ts';

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
