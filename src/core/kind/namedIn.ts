import { slugOf, withoutDecoration } from '../markdown/title.ts';

/**
 * What a text stands for, tolerant of case, marks and a remark behind it: the longest of the names that it begins with.
 * Null where it begins with none.
 */
export function namedIn<T>(all: readonly T[], nameOf: (one: T) => string, text: string): T | null {
  const slug = slugOf(withoutDecoration(text.replace(/^\s*\[[ xX]\]/, '')));
  const leading = all.filter((one) => {
    const wanted = slugOf(nameOf(one));
    return wanted !== '' && (slug === wanted || slug.startsWith(`${wanted}-`));
  });
  return leading.sort((a, b) => nameOf(b).length - nameOf(a).length)[0] ?? null;
}
