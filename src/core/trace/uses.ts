import type { Plan } from '../plan/plan.ts';
import type { TraceNode } from './graph.ts';
import { traceGraph } from './graph.ts';
import type { IdFinder, NamedId } from './idText.ts';
import { nameOfType } from './resolve.ts';
import { traceKind } from './schema.ts';

/** An id of a document whose kind has `trace:`, where it is declared or named. Offsets are those of the document. */
export interface TraceUse extends NamedId {
  readonly declares: boolean;
}

/**
 * Every id in a document, in any text: in code and in the change log, too. `FR-1..FR-3` is one use. Prefixes of one
 * letter are found as `A-1`, never as `A1`, which other words are.
 */
export function traceUses(plan: Plan): readonly TraceUse[] {
  const find = traceKind(plan.kind)?.find;
  if (!find) return [];
  const { byId } = traceGraph(plan);
  const taken = new Set<TraceNode>();
  return namedIn(plan.text, find).map((named) => {
    const nodes = named.scope === null ? (byId.get(named.id) ?? []) : [];
    const node = nodes.find(({ span }) => span.from <= named.from && named.from < span.to);
    const declares = node !== undefined && !taken.has(node);
    if (node) taken.add(node);
    return { ...named, declares };
  });
}

const namedIn = (text: string, find: IdFinder): readonly NamedId[] =>
  find(text).filter(({ from, scope, prefix }) => scope !== null || prefix.length > 2 || text.startsWith(prefix, from));

/** The ids of other documents that a text names: `docs/spec.md#FR-1`. */
export const scopedUses = (text: string, find: IdFinder): readonly TraceUse[] =>
  text.includes('#')
    ? find(text)
        .filter(({ scope }) => scope !== null)
        .map((named) => ({ ...named, declares: false }))
    : [];

/** The id that a use means at an offset: of a range, the end that is there. */
export function idOf(use: TraceUse, text: string, offset: number): string {
  if (!use.last) return use.id;
  const scope = use.scope === null ? 0 : use.scope.length + 1;
  const first = /^[A-Z][A-Z0-9]*-?\d+(?:\.\d+)*[a-z]?/.exec(text.slice(use.from + scope, use.to))?.[0].length ?? 0;
  return offset <= use.from + scope + first ? use.id : use.last.id;
}

/** The ids that a document declares. */
export type Declared = Pick<ReadonlySet<string>, 'has' | 'keys'>;

/** The id that something is declared by: FR-3 for `FR-3a`, unless that is declared itself. */
export function declaredId(declared: Declared, id: string): string {
  if (declared.has(id)) return id;
  const whole = /^(.*\d)[a-z]$/.exec(id)?.[1];
  return whole !== undefined && declared.has(whole) ? whole : id;
}

const numberOf = (id: string): number => Number.parseInt(id.slice(id.lastIndexOf('-') + 1), 10);

const holds = ({ number, last }: TraceUse, id: string): boolean =>
  last !== null && number <= numberOf(id) && numberOf(id) <= last.number;

/** Whether a use names what is declared by an id, alone or in a range. `declared` are the ids of the document that declares it. */
export function isNamed(use: TraceUse, id: string, declared: Declared): boolean {
  if (!id.startsWith(use.prefix)) return false;
  const own = declaredId(declared, use.id) === id;
  return own || (use.last !== null && (declaredId(declared, use.last.id) === id || holds(use, id)));
}

/**
 * What a use becomes when an id gets another; null where it stays. Of a range that holds one of the two, every id is
 * written out, since it would mean others than before.
 */
export function renamed(use: TraceUse, from: string, to: string, declared: Declared): string | null {
  if (!from.startsWith(use.prefix)) return null;
  const scope = use.scope === null ? '' : `${use.scope}#`;
  const changed = (id: string): string => (declaredId(declared, id) === from ? to + id.slice(from.length) : id);
  if (!use.last) return declaredId(declared, use.id) === from ? scope + changed(use.id) : null;
  if (!isNamed(use, from, declared) && !holds(use, to)) return null;
  const between = [...declared.keys()].filter((id) => id.startsWith(use.prefix) && holds(use, id));
  const ids = [use.id, ...between.sort((a, b) => numberOf(a) - numberOf(b)), use.last.id];
  return [...new Set(ids)].map((id) => scope + changed(id)).join(', ');
}

/** Why an id cannot get another; empty if it can. `uses` are those of the document that declares it. */
export function traceRenameReason(plan: Plan, uses: readonly TraceUse[], from: string, to: string): string {
  const graph = traceGraph(plan);
  const prefix = from.slice(0, from.lastIndexOf('-') + 1);
  if (!to.startsWith(prefix) || !/^\d+(?:\.\d+)*[a-z]?$/.test(to.slice(prefix.length)))
    return `Give a number after "${prefix}", such as ${prefix}12.`;
  const [node, ...others] = graph.byId.get(from) ?? [];
  if (!node) return `Nothing here is declared by the id ${from}.`;
  if (others.length > 0)
    return `${from} stands for ${others.length + 1} entries, and nobody can tell which one a mention means.`;
  if (!uses.some(({ declares, id }) => declares && id === from))
    return `${from} is the place of a ${nameOfType(node.type)} among the others. Write ids into its rows first.`;
  if (graph.byId.has(to)) return `${to} is there already.`;
  // What leads nowhere now would lead to it then.
  const isTaken = (id: string | undefined): boolean =>
    id !== undefined && !graph.byId.has(id) && (id === to || (/[a-z]$/.test(id) && id.slice(0, -1) === to));
  const taken = uses.find(({ scope, id, last }) => scope === null && (isTaken(id) || isTaken(last?.id)));
  return taken ? `${to} is named already, where nothing is declared by it.` : '';
}
