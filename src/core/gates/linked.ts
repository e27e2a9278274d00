import { keptByText } from '../markdown/keptTexts.ts';
import type { Plan } from '../plan/plan.ts';
import type { SlotSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { eachOf, gatherFrom, gatherWhere, planFact } from '../plan/facts.ts';
import { isFilled } from '../fields/placeholder.ts';
import { pathsIn } from '../rules/paths.ts';
import type { GateWorld, LinkedPlan, Standing } from './world.ts';

/** A document that a plan names, as far as it is known. */
export interface LinkedDocument extends LinkedPlan {
  readonly path: string;
  readonly standing: () => Standing | undefined;
}

/** The documents that a plan's deliverables name. */
export interface LinkedDocuments {
  /** All of a kind by its id, and whether others, whose kind nobody knows yet, are not read. */
  readonly byKind: (kind: string) => { readonly documents: readonly LinkedDocument[]; readonly pending: boolean };
  /** A document that is named as those of a kind are, and is of another: what another tool wrote. */
  readonly namedLike: (kind: string) => LinkedDocument | null;
  /** Whether nothing that can be read is at a path. */
  readonly isGone: (path: string) => boolean;
}

const ROLES = new Set<string | null>(['deliverables', 'workflow']);

/** The paths of the documents that a plan is linked with: its deliverables, or the workflow that it belongs to. */
export const linkedPaths = planFact((plan): readonly string[] => {
  const paths = new Set<string>();
  eachOf(pathsBelow(plan.root, plan.kind), (path) => paths.add(path));
  return [...paths];
});

const hasRole = (slot: SlotSchema): boolean =>
  ROLES.has(slot.role) || (slot.node === 'container' && slot.value !== null && ROLES.has(slot.value.role));

const pathsBelow = gatherWhere(
  ({ header, sections }) => [...walkSlots([...header.slots, ...sections])].some(({ slot }) => hasRole(slot)),
  gatherFrom<string>(
    ({ children }) => children,
    ({ fields }) =>
      fields.flatMap(({ read }) => {
        if (!ROLES.has(read.schema.role)) return [];
        const slots = read.value.type === 'list' ? read.value.items.map(({ slot }) => slot) : [];
        return ('slot' in read.value ? [read.value.slot] : slots)
          .filter(({ text }) => isFilled(text, read.schema))
          .flatMap(({ text }) => documentsIn(text));
      }),
  ),
);

const LINK = /!?\[[^\][]*\]\(\s*(?:<([^>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s[^)]*)?\)/g;

/** The paths in a text: the targets of links, and what is named beside them. */
const documentsIn = keptByText((text): readonly string[] => {
  const targets = Array.from(text.matchAll(LINK), (match) => targetPath(match[1] ?? match[2] ?? ''));
  const paths = [...targets, ...pathsIn(text.replace(LINK, ' ')).map(({ path }) => path)];
  return paths.filter((path) => /\.md$/i.test(path));
});

// `/docs/a.md` starts at the top of the folder, as every path does that is looked for there first.
function targetPath(target: string): string {
  const path = target.replace(/[#?].*$/, '').replace(/^(?:\.?\/)+/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Read only where a criterion asks: most gates do not. */
export function linkedDocuments(plan: Plan, world: GateWorld): LinkedDocuments {
  let found: Map<string, LinkedDocument[]> | null = null;
  let pending = false;
  const load = (): Map<string, LinkedDocument[]> => {
    const byKind = new Map<string, LinkedDocument[]>();
    const seen = new Set<Plan>();
    for (const path of linkedPaths(plan)) {
      const linked = world.linked(path);
      if (linked === undefined) pending = true;
      // Two ways to write a path lead to one document.
      if (!linked || seen.has(linked.plan)) continue;
      seen.add(linked.plan);
      const document = { ...linked, path, standing: () => world.standing(linked) };
      const { id } = linked.plan.kind;
      byKind.set(id, [...(byKind.get(id) ?? []), document]);
    }
    return byKind;
  };
  return {
    byKind: (kind) => ({ documents: (found ??= load()).get(kind) ?? [], pending }),
    namedLike: (kind) =>
      [...(found ??= load()).values()].flat().find(({ path }) => path.split('/').at(-1) === `${kind}.md`) ?? null,
    isGone: (path) => world.linked(path) === null,
  };
}
