/**
 * The new value with those parts of the old one that are equal to theirs in it, so that what did not change keeps its
 * identity, and what renders it does not render again. Both are plain data from JSON.
 */
export function share<T>(old: unknown, fresh: T): T {
  return shared(old, fresh) as T;
}

function shared(old: unknown, fresh: unknown): unknown {
  if (Object.is(old, fresh)) return old;
  if (Array.isArray(old) && Array.isArray(fresh)) return sharedList(old, fresh);
  if (isRecord(old) && isRecord(fresh)) return sharedRecord(old, fresh);
  return fresh;
}

function sharedList(old: readonly unknown[], fresh: readonly unknown[]): unknown {
  const parts = fresh.map((part, at) => shared(old[at], part));
  return parts.length === old.length && parts.every((part, at) => part === old[at]) ? old : parts;
}

function sharedRecord(old: Readonly<Record<string, unknown>>, fresh: Readonly<Record<string, unknown>>): unknown {
  const keys = Object.keys(fresh);
  const parts = Object.fromEntries(keys.map((key) => [key, shared(old[key], fresh[key])]));
  const same = keys.length === Object.keys(old).length && keys.every((key) => key in old && parts[key] === old[key]);
  return same ? old : parts;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
