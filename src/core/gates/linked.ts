import type { Plan } from '../plan/plan.ts';
import { pathsIn } from '../rules/references.ts';
import type { GateWorld, LinkedPlan, Standing } from './world.ts';

/** A document that a plan names, as far as it is known. */
export interface LinkedDocument extends LinkedPlan {
  readonly path: string;
  readonly standing: () => Standing | undefined;
}

/** The documents that a plan's deliverables name, by the id of their kind. */
export interface LinkedDocuments {
  readonly byKind: (kind: string) => LinkedDocument | null | undefined;
}

const ROLES = new Set<string | null>(['deliverables', 'workflow']);

const pathsByPlan = new WeakMap<Plan, readonly string[]>();

/** The paths of the documents that a plan is linked with: its deliverables, or the workflow that it belongs to. */
export function linkedPaths(plan: Plan): readonly string[] {
  const known = pathsByPlan.get(plan);
  if (known) return known;
  const paths = new Set<string>();
  for (const { node } of plan.walk()) {
    for (const { read } of node.fields) {
      if (!ROLES.has(read.schema.role)) continue;
      const slots = read.value.type === 'list' ? read.value.items.map(({ slot }) => slot) : [];
      for (const { text } of 'slot' in read.value ? [read.value.slot] : slots)
        for (const { path } of text.startsWith('[') ? [] : pathsIn(text)) if (/\.md$/i.test(path)) paths.add(path);
    }
  }
  const made = [...paths];
  pathsByPlan.set(plan, made);
  return made;
}

/** Read only where a criterion asks: most gates do not. */
export function linkedDocuments(plan: Plan, world: GateWorld): LinkedDocuments {
  let found: Map<string, LinkedDocument> | null = null;
  let pending = false;
  const load = (): Map<string, LinkedDocument> => {
    const documents = new Map<string, LinkedDocument>();
    for (const path of linkedPaths(plan)) {
      const linked = world.linked(path);
      if (linked === undefined) pending = true;
      if (linked && !documents.has(linked.plan.kind.id))
        documents.set(linked.plan.kind.id, { ...linked, path, standing: () => world.standing(linked) });
    }
    return documents;
  };
  return { byKind: (kind) => (found ??= load()).get(kind) ?? (pending ? undefined : null) };
}
