/** What a template puts where a value will stand. */
export interface Hint {
  readonly text: string;
  /** More than one when the brackets hold alternatives: `[A | B]`. */
  readonly options: readonly string[];
  /** Whether the hint is a file path in code marks. */
  readonly path: boolean;
}

/** Reads `[hint]`, `[A | B]`, `[`path/to/file` – why]`, or plain text that a template uses as an example. */
export function readHint(raw: string): Hint {
  const text = raw.trim();
  const bracketed = bracketContent(text);
  const inner = bracketed ?? text;
  const options = bracketed !== null && inner.includes('|') ? inner.split('|').map((option) => option.trim()) : [];
  return { text: inner, options: options.filter((option) => option !== ''), path: /^`[^`]*\/[^`]*`/.test(inner) };
}

/** Whether the lines of a checklist are its readers' own: those of the template are hints, or there are none. */
export const hasOwnLines = (options: readonly { readonly text: string }[]): boolean =>
  options.every(({ text }) => bracketContent(text) !== null);

/** What stands between brackets that enclose all of a text; null if they do not, or open a link. Escapes are dropped. */
export function bracketContent(text: string): string | null {
  // Of thousands of items nearly all end here.
  if (!text.startsWith('[') && !text.startsWith('\\[')) return null;
  const bare = text.replace(/\\([[\]])/g, '$1');
  if (!bare.startsWith('[') || !bare.endsWith(']') || bare.length < 3) return null;
  const inner = bare.slice(1, -1);
  let depth = 0;
  for (const char of inner) {
    if (char === '[') depth++;
    else if (char === ']' && --depth < 0) return null;
  }
  return inner;
}
