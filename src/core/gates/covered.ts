import { planFact } from '../plan/facts.ts';
import type { LocatedNode, PlacedNode, Plan } from '../plan/plan.ts';

/**
 * What a gate covers of a plan, in the given order. A gate for one section covers that; one for several covers what the
 * document has between and around them, too: nobody puts anything under an approval by a heading that the template lacks.
 */
export interface Covered {
  readonly id: string;
  /** Null where the document does not have the section. */
  readonly located: LocatedNode | null;
  /** The sections behind it that the kind does not know; before it, too, where it is the first. */
  readonly strangers: readonly LocatedNode[];
}

export function coveredBy(plan: Plan, sections: readonly string[]): readonly Covered[] {
  const strangers = sections.length > 1 ? strangersOf(plan) : null;
  return sections.map((id) => ({ id, located: plan.node(id), strangers: strangers?.get(id) ?? [] }));
}

/** Sections at the top that the kind does not know, by the section that they stand behind; else the first covered one. */
const strangersOf = planFact((plan): ReadonlyMap<string, readonly LocatedNode[]> => {
  const covered = new Set(plan.kind.gates.flatMap(({ covers }) => covers));
  const top: LocatedNode = { node: plan.root, start: 0, parent: null };
  const byOwner = new Map<string, LocatedNode[]>();
  let owner = plan.root.children.find(({ node }) => isCovered(node, covered))?.node.id ?? null;
  for (const { node, at } of plan.root.children) {
    if (isCovered(node, covered)) owner = node.id;
    else if (node.schema === null && owner !== null) {
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), { node, start: at, parent: top }]);
    }
  }
  return byOwner;
});

const isCovered = ({ id, schema }: PlacedNode['node'], covered: ReadonlySet<string>): boolean =>
  schema !== null && covered.has(id);
