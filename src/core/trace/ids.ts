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
    const declares = heads.some((head) => head.id === id && span.from >= head.from && span.to <= head.to);
    return { id, span, declares };
  });
}

// The head's own line, from its start: a title may mention other ids.
const headSpans = (plan: Plan): readonly (Span & { readonly id: string })[] =>
  allEntries(plan).map(({ label, node, start }) => {
    const head = node.parts[0]?.part.region.head;
    const from = start + (head?.from ?? 0);
    return {
      id: label,
      from,
      to: Math.min(start + (head?.to ?? 0), from + (head?.title.from ?? 0) - (head?.from ?? 0) + label.length + 3),
    };
  });

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
