import { isFilled } from '../fields/placeholder.ts';
import { isBracketed } from '../rules/placeholder.ts';
import { planFact } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import { isStruckOut } from '../plan/struckOut.ts';
import type { SpecCriterion } from './criteria.ts';
import { criteriaOf } from './criteria.ts';
import type { Entry } from './entries.ts';
import { entriesOf, textOf } from './entries.ts';
import type { FreeEntry } from './freeSpecification.ts';
import { readFreeSpecification } from './freeSpecification.ts';

/** An entry of a specification, by its id. */
export interface SpecEntry {
  readonly label: string;
  readonly title: string;
}

export interface SpecRequirement extends SpecEntry {
  /** The stories that it names. */
  readonly stories: readonly string[];
}

/**
 * What a specification says that a plan draws on: by the parts of its kind and, for what it has in no such part, by how
 * it is written there.
 */
export interface SpecificationFacts {
  readonly stories: readonly SpecEntry[];
  readonly criteria: readonly SpecCriterion[];
  readonly requirements: readonly SpecRequirement[];
  /** With the figure that is asked for. */
  readonly quality: readonly SpecEntry[];
  readonly questions: readonly SpecEntry[];
}

const free = planFact((plan) => readFreeSpecification(plan.text));

/** What a specification holds that is in no part of its kind. Read when it is asked for, and kept with the plan. */
export const freeFacts = free;

export const specificationFacts = planFact((spec): SpecificationFacts => ({
  stories: either(written(spec, 'story').map(entryOf), () => free(spec).stories.map(titled)),
  criteria: either(
    criteriaOf(spec).filter(({ text, line, id }) => text !== '' || line !== id),
    () => freeCriteria(free(spec).criteria),
  ),
  requirements: either(
    written(spec, 'requirement').map((entry) => ({ ...entryOf(entry), stories: storiesIn(entry) })),
    () => free(spec).requirements.map((one) => ({ ...titled(one), stories: named(one.text, one.story) })),
  ),
  quality: either(written(spec, 'quality-requirement').flatMap(targetOf), () => free(spec).quality.map(titled)),
  questions: asked(spec) ?? free(spec).questions.map(titled),
}));

function either<T>(strict: readonly T[], other: () => readonly T[]): readonly T[] {
  return strict.length > 0 ? strict : other();
}

const written = (spec: Plan, role: string): readonly Entry[] =>
  entriesOf(spec, role).filter(({ node: { title } }) => title !== '' && !isBracketed(title));

/** The questions that are not struck out; null where there is no entry at all. */
const asked = (spec: Plan): readonly SpecEntry[] | null => {
  const all = written(spec, 'research-question');
  return all.length === 0 ? null : all.filter(({ node }) => !isStruckOut(node)).map(entryOf);
};

const entryOf = ({ label, node }: Entry): SpecEntry => ({ label, title: node.title });

const titled = ({ label, text }: FreeEntry): SpecEntry => ({ label, title: text });

const STORY = /\bUS-\d+\b/g;

const storiesIn = ({ node }: Entry): readonly string[] =>
  node.fields.flatMap((field) => Array.from(textOf(field).matchAll(STORY), ([id]) => id));

const named = (text: string, story: string | null): readonly string[] => [
  ...(story === null ? [] : [story]),
  ...Array.from(text.matchAll(STORY), ([id]) => id),
];

function targetOf({ label, node }: Entry): SpecEntry[] {
  const target = node.fields.find(({ read }) => read.schema.role === 'target')?.read;
  if (!target || !('slot' in target.value) || !isFilled(target.value.slot.text, target.schema)) return [];
  return [{ label, title: `${node.title}: ${target.value.slot.text}` }];
}

function freeCriteria(criteria: readonly FreeEntry[]): readonly SpecCriterion[] {
  const counts = new Map<string, number>();
  for (const { label } of criteria) counts.set(label, (counts.get(label) ?? 0) + 1);
  return criteria.map(({ label, text, story }) => {
    const id = story === null ? label : `${story} ${label}`;
    return { id, criterion: label, story, isUnique: counts.get(label) === 1, text, line: `${id}: ${text}` };
  });
}
