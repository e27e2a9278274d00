import picomatch from 'picomatch';
import type { Kind } from '../core/kind/kind.ts';
import { walkSlots } from '../core/kind/kind.ts';
import { findFrontMatter } from '../core/markdown/frontMatter.ts';
import { readTitle, slugOf } from '../core/markdown/title.ts';

/**
 * The kind that a document is of: what it says itself, then the kinds' globs, then the likeness of its headings. Null
 * if none. `path` is relative to the workspace folder. Never throws.
 */
export function matchKind(path: string, text: string, kinds: readonly Kind[]): Kind | null {
  const declared = declaredKind(text);
  if (declared !== null) return kinds.find(({ id }) => id === declared) ?? null;
  return matchAt(path, text, kinds) ?? matchHeadings(text, kinds);
}

// Other tools give their own documents the same names in the same folders: of the kinds that ask for headings, the one
// counts that has most of them, and a document that has too few of each is left alone.
function matchAt(path: string, text: string, kinds: readonly Kind[]): Kind | null {
  let found: ReadonlySet<string> | null = null;
  let best: Kind | null = null;
  let most = 0;
  for (const kind of kinds) {
    if (!isAt(kind, path)) continue;
    if (kind.likeness === 0) return best ?? kind;
    const slugs = (found ??= headingSlugs(text));
    const titles = titlesOf(kind);
    const shared = titles.filter((title) => slugs.has(title)).length;
    if (shared <= most || shared < titles.length * kind.likeness) continue;
    best = kind;
    most = shared;
  }
  return best;
}

const DECLARATION = /^planwright:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]+))[ \t]*(?:#.*)?\r?$/m;

/** What the front matter key `planwright` says; `1` in a template. Null where there is no such key. */
export function declaredKind(text: string): string | null {
  const front = findFrontMatter(text);
  if (!front) return null;
  const match = DECLARATION.exec(text.slice(front.yaml.from, front.yaml.to));
  return match ? (match[1] ?? match[2] ?? match[3] ?? '') : null;
}

/** The first kind with a glob for a path. */
export function matchPath(path: string, kinds: readonly Kind[]): Kind | null {
  return kinds.find((kind) => isAt(kind, path)) ?? null;
}

/**
 * The kind of a document that a plan is made from, whatever its headings: by what it says itself, else by its name alone.
 * Specifications of other tools have the same names in the same folders, and can be planned from as they are.
 */
export const matchSpecification = (path: string, text: string, kinds: readonly Kind[]): Kind | null =>
  matchKind(path, text, kinds) ?? (declaredKind(text) === null ? matchPath(path, kinds.filter(isSpecification)) : null);

/** Whether features are planned from documents of a kind. */
export const isSpecification = (kind: Kind): boolean =>
  Array.from(walkSlots(kind.sections)).some(({ slot }) => slot.role === 'research-question');

const isAt = (kind: Kind, path: string): boolean => kind.files.length > 0 && matcherOf(kind)(path);

const matchers = new WeakMap<Kind, (path: string) => boolean>();

// People write planning.md, Planning.md and PLANNING.MD, and half of them on file systems that take these for the same.
function matcherOf(kind: Kind): (path: string) => boolean {
  const known = matchers.get(kind);
  if (known) return known;
  const matcher = makeMatcher(kind.files);
  matchers.set(kind, matcher);
  return matcher;
}

function makeMatcher(globs: readonly string[]): (path: string) => boolean {
  try {
    const matches = picomatch([...globs], { nocase: true, dot: true });
    return (path) => matches(path);
  } catch {
    return () => false;
  }
}

const LEAST_TITLES = 3;
const LEAST_SHARE = 2 / 3;

/** The kind most of whose section titles a document has. Documents that only resemble one are none of ours. */
function matchHeadings(text: string, kinds: readonly Kind[]): Kind | null {
  const found = headingSlugs(text);
  if (found.size < LEAST_TITLES) return null;
  let best: Kind | null = null;
  let bestShare = 0;
  for (const kind of kinds) {
    // Documents of free sections, Overview and Architecture, are everybody's: their kind is told by its place.
    if (kind.sections.filter(({ slots }) => slots.length > 0).length * 2 < kind.sections.length) continue;
    const titles = titlesOf(kind);
    const shared = titles.filter((title) => found.has(title)).length;
    const share = shared / titles.length;
    if (shared < LEAST_TITLES || share < LEAST_SHARE || share <= bestShare) continue;
    best = kind;
    bestShare = share;
  }
  return best;
}

const titles = new WeakMap<Kind, readonly string[]>();

function titlesOf(kind: Kind): readonly string[] {
  const known = titles.get(kind);
  if (known) return known;
  const slugs = new Set<string>();
  for (const { slot } of walkSlots(kind.sections)) {
    if (slot.node === 'container' && slot.type === 'section' && !slot.optional) slugs.add(slugOf(slot.title));
  }
  const all = [...slugs];
  titles.set(kind, all);
  return all;
}

const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]#+)?[ \t]*\r?$/gm;
const FENCE = /^ {0,3}(?:```|~~~)/m;

function headingSlugs(text: string): ReadonlySet<string> {
  const slugs = new Set<string>();
  for (const match of (FENCE.test(text) ? withoutFences(text) : text).matchAll(HEADING)) {
    const { title } = readTitle(match[1] ?? '');
    slugs.add(slugOf(title));
    slugs.add(slugOf(title.split(/[:：]/)[0] ?? ''));
  }
  slugs.delete('');
  return slugs;
}

function withoutFences(text: string): string {
  const kept: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence === '') {
      if (mark === '') kept.push(line);
      fence = mark;
    } else if (mark.startsWith(fence)) fence = '';
  }
  return kept.join('\n');
}
