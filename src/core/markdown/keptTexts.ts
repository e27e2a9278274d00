/** Enough for the headings and labels of all kinds, and for the items of long lists. */
const MOST = 10_000;
const LONGEST = 300;

/**
 * Keeps what is computed of short texts: documents of a kind have their headings and labels in common, and a keystroke
 * in a long list leaves nearly all of it as it was.
 */
export function keptByText<T>(compute: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const keep = (text: string, made: T): T => {
    // What was asked for lately stays: a list longer than there is room for must not push itself out at every turn.
    if (young.size >= MOST) {
      old = young;
      young = new Map();
    }
    young.set(text, made);
    return made;
  };
  return (text) => {
    if (text.length > LONGEST) return compute(text);
    const known = young.get(text);
    if (known !== undefined) return known;
    const before = old.get(text);
    const own = ownCopy(text);
    return keep(own, before === undefined ? compute(own) : before);
  };
}

// A part of a document is a view of it, which would keep the whole document in memory; a part of a sum is a view of that.
const ownCopy = (text: string): string => `${text} `.slice(0, -1);
