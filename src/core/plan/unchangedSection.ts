import type { ContainerSchema, Kind } from '../kind/kind.ts';
import { nodeFact } from './facts.ts';
import { knownSections } from './match.ts';
import type { PlacedNode, Plan } from './plan.ts';
import { childAt, type Kept } from './unchanged.ts';
import { smallest } from '../lists.ts';

/** What decides which section a heading opens: those that there are already, and the level of those at the top. */
export interface Opened {
  readonly taken: ReadonlySet<ContainerSchema>;
  readonly topLevel: number;
  readonly hasId: (id: string) => boolean;
}

/**
 * The section at the top that stands at an offset as it stood in an earlier version, with all that is in it; null where
 * it has to be read. Its first region and the one after it are those of that version, and so many sections were open
 * before it, that it begins and ends where it did.
 */
export function unchangedSection(
  { kind, root }: Plan,
  start: number,
  { head, tail, moved }: Kept,
  opened: Opened,
): PlacedNode | null {
  const was = start < head ? start : start - moved;
  const index = childAt(root.children, was);
  const found = root.children[index];
  if (!found || !isTop(kind, found.node.schema) || opened.hasId(found.node.id) || found.node.id.includes('~'))
    return null;
  const isKept = start < head ? start + found.node.length < head : start >= tail;
  if (!isKept || !isSame(openedBefore(kind, root.children.slice(0, index)), opened)) return null;
  return found.at === start ? found : { node: found.node, at: start };
}

/** The known sections in a node, itself among them. */
export const sectionsIn = nodeFact((node, kind): readonly ContainerSchema[] => {
  const own = node.schema !== null && allSections(kind).has(node.schema) ? [node.schema] : [];
  return [...own, ...node.children.flatMap((child) => sectionsIn(child.node, kind))];
});

const isTop = (kind: Kind, schema: ContainerSchema | null): boolean =>
  schema !== null && kind.sections.includes(schema);

const byKind = new WeakMap<Kind, ReadonlySet<ContainerSchema>>();

function allSections(kind: Kind): ReadonlySet<ContainerSchema> {
  const known = byKind.get(kind) ?? new Set(knownSections(kind).map(({ schema }) => schema));
  byKind.set(kind, known);
  return known;
}

function openedBefore(kind: Kind, before: readonly PlacedNode[]): Pick<Opened, 'taken' | 'topLevel'> {
  const levels = before.flatMap(({ node }) => (isTop(kind, node.schema) ? [node.level] : []));
  return {
    taken: new Set(before.flatMap(({ node }) => sectionsIn(node, kind))),
    topLevel: smallest(levels, NO_LEVEL),
  };
}

/** Of the sections at the top, as long as there are none. */
export const NO_LEVEL = 6;

const isSame = (then: Pick<Opened, 'taken' | 'topLevel'>, now: Opened): boolean =>
  then.topLevel === now.topLevel &&
  then.taken.size === now.taken.size &&
  [...then.taken].every((schema) => now.taken.has(schema));
