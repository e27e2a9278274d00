/** Enough for the labels and headings of all kinds, and for those that people write again and again. */
const MOST = 5000;
const LONGEST = 200;

/**
 * Keeps what is computed of short texts: documents of a kind have their headings and labels in common, and a keystroke
 * in a long list leaves nearly all of it as it was.
 */
export function keptByText<T>(compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST) kept.clear();
    const own = ownCopy(text);
    const made = compute(own);
    kept.set(own, made);
    return made;
  };
}

// A part of a document is a view of it, which would keep the whole document in memory.
const ownCopy = (text: string): string => Array.from(text).join('');
