import { isFilled } from '../fields/placeholder.ts';
import type { LocatedField, Plan, PlanNode } from '../plan/plan.ts';
import { criteriaOf } from '../trace/criteria.ts';
import { entriesOf, textOf } from '../trace/entries.ts';
import { isBracketed } from '../rules/placeholder.ts';

/** What a specification says that its plan has to meet, in words that the plan can take over. */

/** The problem, in one line; empty while the specification does not say it. */
export const problemOf = (spec: Plan): string => textsWithRole(spec, 'problem').join(' ').replace(/\s+/g, ' ').trim();

/** The acceptance criteria, and the requirements that none of them stands for. */
export function functionalCriteriaOf(spec: Plan): readonly string[] {
  const criteria = criteriaOf(spec).filter(({ text, line, id }) => text !== '' || line !== id);
  const stories = new Set(criteria.flatMap(({ story }) => story ?? []));
  const bare = entriesOf(spec, 'requirement').filter(
    ({ node }) => isWritten(node) && !storiesOf(node).some((story) => stories.has(story)),
  );
  return [...criteria.map(({ line }) => line), ...bare.map(({ label, node }) => `${label}: ${node.title}`)];
}

/** What the specification requires in figures, and what it takes as fixed. */
export function technicalCriteriaOf(spec: Plan): readonly string[] {
  const targets = entriesOf(spec, 'quality-requirement').flatMap(({ label, node }) => {
    const target = node.fields.find(({ read }) => read.schema.role === 'target')?.read;
    if (!target || !('slot' in target.value) || !isFilled(target.value.slot.text, target.schema)) return [];
    return [`${label}: ${node.title}: ${target.value.slot.text}`];
  });
  return [...targets, ...textsWithRole(spec, 'constraints').map((text) => `Constraint: ${text}`)];
}

/**
 * Features that the specification names, except as what it leaves out, and whom it is integrated with. A feature that
 * is named there is told once.
 */
export function dependenciesOf(spec: Plan, featureId: string): readonly string[] {
  const parties = textsWithRole(spec, 'third-parties').filter((text) => !/^\W*none\b/i.test(text));
  const told = new Set([featureId, ...featuresIn(parties.join('\n'))]);
  const left = textsWithRole(spec, 'left-out').join('\n');
  // The header names the feature itself and its plan.
  const body = spec.text.slice(spec.root.children[0]?.at ?? 0);
  const kept = new Set(featuresIn(body));
  for (const id of featuresIn(left)) if (countOf(body, id) === countOf(left, id)) kept.delete(id);
  return [...[...kept].filter((id) => !told.has(id)).map((id) => `${id} is complete`), ...parties];
}

const featuresIn = (text: string): readonly string[] => Array.from(text.matchAll(/\bFEAT-\d+\b/g), ([id]) => id);

const countOf = (text: string, id: string): number => featuresIn(text).filter((one) => one === id).length;

const storiesOf = (node: PlanNode): readonly string[] =>
  node.fields.flatMap((field) => Array.from(textOf(field).matchAll(/\bUS-\d+\b/g), ([id]) => id));

const isWritten = ({ title }: PlanNode): boolean => title !== '' && !isBracketed(title);

const textsWithRole = (spec: Plan, role: string): readonly string[] =>
  [...spec.fields.values()].filter(({ schema }) => schema.role === role).flatMap(textsOf);

function textsOf({ read: { value }, schema }: LocatedField): readonly string[] {
  const slots = value.type === 'list' ? value.items.map(({ slot }) => slot) : 'slot' in value ? [value.slot] : [];
  return slots.map(({ text }) => text.trim()).filter((text) => isFilled(text, schema));
}
