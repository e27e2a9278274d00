import { isFilled } from '../fields/placeholder.ts';
import type { Slot } from '../fields/value.ts';
import type { Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { eachOf, gatherFrom, planFact } from '../plan/facts.ts';
import type { NodeField, Plan, PlanNode } from '../plan/plan.ts';

/** A repeatable block of a document with its id: `H-1`, `Change 2`. */
export interface Entry {
  readonly label: string;
  readonly node: PlanNode;
  /** Offset in the document. */
  readonly start: number;
}

const entriesBelow = gatherFrom<PlanNode>(
  (node) => node.children,
  (node) => (node.schema?.ordinal ? [node] : []),
);

/** The entries of a plan in document order. */
export const allEntries = planFact((plan): readonly Entry[] => {
  const entries: Entry[] = [];
  eachOf(entriesBelow(plan.root, plan.kind), (node, _, start) => {
    entries.push({ label: labelOfEntry(node), node, start });
  });
  return entries;
});

/**
 * The entries of a plan whose schema has one of the roles, in document order. Rules ask for them at every keystroke, and
 * most kinds have none: those are not looked through.
 */
export function entriesOf(plan: Plan, ...roles: readonly string[]): readonly Entry[] {
  const known = entryRoles(plan.kind);
  if (!roles.some((role) => known.has(role))) return NONE;
  const [role, more] = roles;
  if (role !== undefined && more === undefined) return entriesByRole(plan).get(role) ?? NONE;
  return allEntries(plan).filter(({ node }) => roles.includes(node.schema?.role ?? ''));
}

const entriesByRole = planFact((plan): ReadonlyMap<string, readonly Entry[]> => {
  const byRole = new Map<string, Entry[]>();
  for (const entry of allEntries(plan)) {
    const role = entry.node.schema?.role;
    if (role == null) continue;
    const others = byRole.get(role);
    if (others) others.push(entry);
    else byRole.set(role, [entry]);
  }
  return byRole;
});

const NONE: readonly Entry[] = [];

const rolesByKind = new WeakMap<Kind, ReadonlySet<string>>();

function entryRoles(kind: Kind): ReadonlySet<string> {
  const known = rolesByKind.get(kind);
  if (known) return known;
  const roles = new Set<string>();
  for (const { slot } of walkSlots(kind.sections)) {
    if (slot.node === 'container' && slot.ordinal && slot.role !== null) roles.add(slot.role);
  }
  rolesByKind.set(kind, roles);
  return roles;
}

export const labelOfEntry = ({ schema, ordinal }: PlanNode): string =>
  `${schema?.ordinal?.prefix ?? ''}${ordinal ?? ''}`;

/** A field of a node by its role, while it is there. */
export const fieldOf = (node: PlanNode, role: string): NodeField | null =>
  node.fields.find(({ read }) => read.schema.role === role) ?? null;

/** What somebody wrote into a field of text or a list; empty for a hint. */
export function textOf(field: NodeField | null): string {
  if (!field) return '';
  const { value, schema } = field.read;
  const written = (slot: Slot): string => (isFilled(slot.text, schema) ? slot.text : '');
  if ('slot' in value) return written(value.slot);
  return value.type === 'list'
    ? value.items
        .map(({ slot }) => written(slot))
        .filter(Boolean)
        .join('\n')
    : '';
}
