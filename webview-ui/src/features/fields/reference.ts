/* A value that begins with a reference to a file: bare, or as code. */

const LEAD = /^(`?)([^`\s]*)(`?)/;

/** The path, with its lines if it has any; empty if there is none. */
export function pathIn(text: string): string {
  const quoted = /^`([^`]+)`/.exec(text)?.[1];
  return quoted ?? LEAD.exec(text)?.[2] ?? '';
}

/** The text with another path at its beginning. */
export function withPath(text: string, path: string): string {
  const [lead = '', before = ''] = /^`[^`]*`/.exec(text) ?? LEAD.exec(text) ?? [];
  const quote = before === '`' || lead.startsWith('`') ? '`' : '';
  return quote + path + quote + text.slice(lead.length);
}
