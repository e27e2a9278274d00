import type { Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import type { Plan } from '../plan/plan.ts';
import { allEntries } from './entries.ts';

/** An id in a text: `FR-2`, where it is declared by the head of its entry, or mentioned. */
export interface IdUse {
  readonly id: string;
  /** Offsets in the document. */
  readonly span: Span;
  readonly declares: boolean;
  /** The entry that it is said to be of: `US-1` of `US-1 AC-2`, or the one that its own stands in; null for none. */
  readonly within: string | null;
}

/** The prefixes of the ids that documents of kinds declare, with their hyphen: `FR-`. */
export function idPrefixes(kinds: readonly Kind[]): ReadonlySet<string> {
  const prefixes = new Set<string>();
  for (const kind of kinds) {
    for (const { slot } of walkSlots(kind.sections)) {
      const prefix = slot.node === 'container' ? slot.ordinal?.prefix : undefined;
      if (prefix !== undefined && /^[A-Z][A-Z0-9]*-$/.test(prefix)) prefixes.add(prefix);
    }
  }
  return prefixes;
}

/**
 * Every id in a plan, in document order. `RQ1` and `RQ-1` are the same; `FEAT-RQ-1` and `RQ-12` are others, and
 * `docs/spec.md#RQ-1` is that of another document.
 */
export function idUses(plan: Plan, prefixes: ReadonlySet<string>): readonly IdUse[] {
  if (prefixes.size === 0) return [];
  const names = [...prefixes].map((prefix) => prefix.slice(0, -1)).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-]|[\\w./-]#)(${names})-?(\\d+)(?![\\p{L}\\p{N}_]|-\\d|\\.\\d)`, 'gu');
  const heads = headSpans(plan);
  return Array.from(plan.text.matchAll(pattern), (match): IdUse => {
    const span = { from: match.index, to: match.index + match[0].length };
    const id = `${match[1] ?? ''}-${match[2] ?? ''}`;
    const head = heads.find((one) => one.id === id && span.from >= one.from && span.to <= one.to);
    const said = WITHIN.exec(plan.text.slice(Math.max(0, span.from - LONGEST_ID), span.from))?.[1] ?? null;
    return { id, span, declares: head !== undefined, within: head ? head.within : said };
  });
}

const LONGEST_ID = 24;
const WITHIN = /(?<![\p{L}\p{N}_-])([A-Z][A-Z0-9]*-\d+)(?:[ /.]|, | \/ )$/u;

/** The uses of an id; of several entries with it, only what is about the one that is meant. */
export function usesOf<T extends IdUse>(uses: readonly T[], id: string, within: string | null): readonly T[] {
  const all = uses.filter((use) => use.id === id);
  const isMeant = ({ within: of }: T): boolean => of === within;
  return within !== null && all.some((use) => use.declares && isMeant(use)) ? all.filter(isMeant) : all;
}

// The head's own line, from its start: a title may mention other ids.
function headSpans(plan: Plan): readonly (Span & Pick<IdUse, 'id' | 'within'>)[] {
  const entries = allEntries(plan);
  const around = new Map(entries.flatMap(({ label, node }) => node.children.map((child) => [child.node, label])));
  return entries.map(({ label, node, start }) => {
    const head = node.parts[0]?.part.region.head;
    const from = start + (head?.from ?? 0);
    return {
      id: label,
      within: around.get(node) ?? null,
      from,
      to: Math.min(start + (head?.to ?? 0), from + (head?.title.from ?? 0) - (head?.from ?? 0) + label.length + 3),
    };
  });
}

/** The id at an offset; null where there is none. */
export const idAt = (uses: readonly IdUse[], offset: number): IdUse | null =>
  uses.find(({ span }) => span.from <= offset && offset <= span.to) ?? null;

/** Why an id cannot be renamed to another; empty if it can. `uses` are those of all documents that belong together. */
export function renameReason(uses: readonly IdUse[], from: string, to: string): string {
  const prefix = from.slice(0, from.lastIndexOf('-') + 1);
  if (!to.startsWith(prefix) || !/^\d+$/.test(to.slice(prefix.length)))
    return `Give a number after "${prefix}", such as ${prefix}12.`;
  if (uses.some(({ id, declares }) => declares && id === to)) return `${to} is there already.`;
  const declared = uses.filter(({ id, declares }) => declares && id === from).length;
  return declared > 1 ? `${from} stands for ${declared} entries, and nobody can tell which one a mention means.` : '';
}
