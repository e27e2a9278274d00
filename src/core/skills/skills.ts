import * as z from 'zod/mini';
import type { Intent } from '../edit/intent.ts';
import { readYaml } from '../kind/readFrontMatter.ts';
import { findFrontMatter } from '../markdown/frontMatter.ts';
import type { Plan } from '../plan/plan.ts';
import { wordsOf } from '../words.ts';
import { fieldIdByRole } from '../rules/names.ts';

export type SkillTag = 'KNOWLEDGE' | 'META';

/** How many skills of each tag a plan takes at most. */
export const MOST_OF_A_TAG = 3;

const TAGS: readonly SkillTag[] = ['KNOWLEDGE', 'META'];

/** A skill of the workspace: a `SKILL.md` with front matter. */
export interface Skill {
  readonly name: string;
  readonly description: string;
  readonly tag: SkillTag;
  /** In the workspace folder. */
  readonly path: string;
}

export interface RankedSkill extends Skill {
  /** The words that the feature and the skill have in common. */
  readonly words: readonly string[];
}

const schema = z.object({ name: z.string(), description: z.string() });

/** Null where the file is no skill, or its description has none of the tags. */
export function readSkill(text: string, path: string): Skill | null {
  const front = findFrontMatter(text);
  const data = front ? readYaml(text, front, schema, []) : null;
  const tag = TAGS.find((one) => data?.description.includes(`[${one}]`));
  if (!data || !tag) return null;
  return {
    name: data.name,
    description: data.description.replace(`[${tag}]`, '').replace(/\s+/g, ' ').trim(),
    tag,
    path,
  };
}

/** Skills by how well they fit a feature, best first; those that share no word with it come last. */
export function rankSkills(skills: readonly Skill[], feature: string): readonly RankedSkill[] {
  const wanted = new Set(wordsOf(feature));
  return skills
    .map((skill) => ({
      ...skill,
      words: wordsOf(`${skill.name.replace(/[-_]/g, ' ')} ${skill.description}`).filter((word) => wanted.has(word)),
    }))
    .sort((a, b) => b.words.length - a.words.length || (a.name < b.name ? -1 : 1));
}

/** What is proposed: of each tag the three that fit best, if they fit at all. */
export const proposedSkills = (ranked: readonly RankedSkill[]): readonly RankedSkill[] =>
  TAGS.flatMap((tag) => ranked.filter((skill) => skill.tag === tag && skill.words.length > 0).slice(0, MOST_OF_A_TAG));

/** Why skills cannot be taken beside those that the plan lists; empty if they can. */
export function skillsReason(plan: Plan, chosen: readonly Skill[]): string {
  const listed = listedSkills(plan);
  const added = chosen.filter((skill) => !isListed(listed, skill));
  const tag = TAGS.find((one) => {
    const more = added.filter((skill) => skill.tag === one).length;
    return more > 0 && more + listed.filter((text) => text.includes(`[${one}]`)).length > MOST_OF_A_TAG;
  });
  return tag === undefined ? '' : `Choose at most ${MOST_OF_A_TAG} skills tagged [${tag}], with those of the plan.`;
}

function listedSkills(plan: Plan): readonly string[] {
  const field = fieldIdByRole(plan.kind, 'skills');
  const value = field === null ? undefined : plan.field(field)?.read.value;
  return value?.type === 'list' ? value.items.map(({ slot }) => slot.text) : [];
}

// As it is written into the list: `a/SKILL.md` is not `x/a/SKILL.md`.
const isListed = (listed: readonly string[], { path }: Skill): boolean =>
  listed.some((text) => text.split(/[`\s,]+/).includes(path));

/** Lists skills in a plan that does not list them yet. */
export function skillIntents(plan: Plan, chosen: readonly Skill[]): Intent[] {
  const field = fieldIdByRole(plan.kind, 'skills');
  if (field === null) return [];
  const listed = listedSkills(plan);
  return chosen
    .filter((skill) => !isListed(listed, skill))
    .map(({ name, path, tag }): Intent => ({ type: 'addItem', field, text: `${name} [${tag}], \`${path}\`` }));
}
