import type { ContainerSchema, Kind, TraceSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { IdFinder } from './idText.ts';
import { idFinder } from './idText.ts';

/** What the template of a kind says about its ids, made ready for reading. */
export interface TraceKind {
  readonly byRole: ReadonlyMap<string, TraceSchema>;
  /** Finds every id that documents of the kind can declare. */
  readonly find: IdFinder;
  /** The same without prefixes of one letter, which other words have, too: for running text. */
  readonly findInProse: IdFinder;
  /** By container: what a list or a bold line in it may declare, and what a heading in it does. */
  readonly leads: ReadonlyMap<ContainerSchema, readonly Lead[]>;
  /** What lists of criteria in a requirement declare; null where criteria have no entries of their own. */
  readonly criteria: Lead | null;
  /** What the ids with a prefix stand for. */
  readonly types: ReadonlyMap<string, TraceSchema['type']>;
}

export interface Lead {
  readonly schema: TraceSchema;
  /** Null for rows that have no ids of their own: they begin with those that they name. */
  readonly prefix: string | null;
}

const kept = new WeakMap<Kind, TraceKind | null>();

/** Null where the kind says nothing about ids. */
export function traceKind(kind: Kind): TraceKind | null {
  const known = kept.get(kind);
  if (known !== undefined) return known;
  const made = kind.trace.length === 0 ? null : make(kind);
  kept.set(kind, made);
  return made;
}

function make(kind: Kind): TraceKind {
  const byRole = new Map(kind.trace.map((schema) => [schema.role, schema]));
  const leads = new Map<ContainerSchema, Lead[]>();
  const types = new Map<string, TraceSchema['type']>();
  let criteria: Lead | null = null;
  const visit = (container: ContainerSchema): void => {
    for (const slot of container.slots) {
      const schema = slot.role === null ? undefined : byRole.get(slot.role);
      const prefix = slot.node === 'container' ? slot.ordinal?.prefix : schema?.prefix;
      if (!schema) continue;
      if (prefix) types.set(prefix, schema.type);
      if (prefix && schema.type === 'criterion') criteria ??= { schema, prefix };
      const isRow = slot.node === 'field' && schema.places.criteria !== undefined;
      if (prefix || isRow) leads.set(container, [...(leads.get(container) ?? []), { schema, prefix: prefix ?? null }]);
    }
  };
  for (const { slot } of walkSlots(kind.sections)) if (slot.node === 'container') visit(slot);
  const all = [...types.keys()];
  return {
    byRole,
    leads,
    criteria,
    types,
    find: idFinder(all),
    findInProse: idFinder(all.filter((prefix) => prefix.length > 2)),
  };
}

/** Whether documents of a kind have nodes of all the types. */
export const traces = (kind: Kind, ...types: readonly TraceSchema['type'][]): boolean =>
  types.every((type) => kind.trace.some((schema) => schema.type === type));
