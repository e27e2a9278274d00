/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text of a value: keys sorted by code unit, two blanks of indentation, a line feed at the end. It is what the
 * file of a decision holds, byte for byte, so that any tool that computes SHA-256 can verify the file's name.
 */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sorted(value), null, 2) + '\n';
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
