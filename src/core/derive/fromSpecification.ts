import { isFilled } from '../fields/placeholder.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { SpecEntry } from '../trace/specificationFacts.ts';
import { freeFacts, specificationFacts } from '../trace/specificationFacts.ts';

/** What a specification says that its plan has to meet, in words that the plan can take over. */

/** The problem, in one line; empty while the specification does not say it. */
export const problemOf = (spec: Plan): string =>
  (textsWithRole(spec, 'problem').join(' ') || freeFacts(spec).problem).replace(/\s+/g, ' ').trim();

/** The acceptance criteria, and the requirements that none of them stands for. */
export function functionalCriteriaOf(spec: Plan): readonly string[] {
  const { criteria, requirements } = specificationFacts(spec);
  const covered = new Set(criteria.flatMap(({ story }) => story ?? []));
  const bare = requirements.filter(({ stories }) => !stories.some((story) => covered.has(story)));
  return [...criteria.map(({ line }) => line), ...bare.map(lineOf)];
}

/** What the specification requires in figures, and what it takes as fixed. */
export const technicalCriteriaOf = (spec: Plan): readonly string[] => [
  ...specificationFacts(spec).quality.map(lineOf),
  ...either(textsWithRole(spec, 'constraints'), freeFacts(spec).constraints).map((text) => `Constraint: ${text}`),
];

const lineOf = ({ label, title }: SpecEntry): string => `${label}: ${title}`;

const either = <T>(first: readonly T[], other: readonly T[]): readonly T[] => (first.length > 0 ? first : other);

/**
 * Features that the specification names, except as what it leaves out, and whom it is integrated with. A feature that
 * is named there is told once.
 */
export function dependenciesOf(spec: Plan, featureId: string): readonly string[] {
  const parties = [
    ...textsWithRole(spec, 'third-parties').filter((text) => !/^\W*none\b/i.test(text)),
    ...freeFacts(spec).dependencies,
  ];
  const told = new Set([featureId, ...featuresIn(parties.join('\n'))]);
  const left = [...new Set([...textsWithRole(spec, 'left-out'), ...freeFacts(spec).leftOut])].join('\n');
  // The header names the feature itself and its plan.
  const body = spec.text.slice(spec.root.children[0]?.at ?? 0);
  const kept = new Set(featuresIn(body));
  for (const id of featuresIn(left)) if (countOf(body, id) === countOf(left, id)) kept.delete(id);
  return [...[...kept].filter((id) => !told.has(id)).map((id) => `${id} is complete`), ...parties];
}

const featuresIn = (text: string): readonly string[] => Array.from(text.matchAll(/\bFEAT-\d+\b/g), ([id]) => id);

const countOf = (text: string, id: string): number => featuresIn(text).filter((one) => one === id).length;

const textsWithRole = (spec: Plan, role: string): readonly string[] =>
  [...spec.fields.values()].filter(({ schema }) => schema.role === role).flatMap(textsOf);

function textsOf({ read: { value }, schema }: LocatedField): readonly string[] {
  const slots = value.type === 'list' ? value.items.map(({ slot }) => slot) : 'slot' in value ? [value.slot] : [];
  return slots.map(({ text }) => text.trim()).filter((text) => isFilled(text, schema));
}
