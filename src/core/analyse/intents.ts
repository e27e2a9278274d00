import type { Intent } from '../edit/intent.ts';
import { isFilled } from '../fields/placeholder.ts';
import type { Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import { fieldIdByRole } from '../rules/names.ts';
import type { Pattern } from './patterns.ts';
import { placeOf } from './rank.ts';

const ROLES = { integration: 'patterns-integration', similar: 'patterns-similar', avoid: 'patterns-avoid' } as const;

const WHY = { integration: 'joins', similar: 'does alike', avoid: 'says' } as const;

/** Puts what was found into the plan. What stands there already is not repeated, and nothing is taken away. */
export function patternIntents(plan: Plan, patterns: readonly Pattern[]): Intent[] {
  return [...patterns.flatMap((pattern) => placeIntents(plan, pattern)), ...recommendationIntents(plan, patterns)];
}

function placeIntents(plan: Plan, pattern: Pattern): Intent[] {
  const field = fieldIdByRole(plan.kind, ROLES[pattern.type]);
  const place = placeOf(pattern);
  if (field === null || itemsOf(plan, field).some((text) => text.includes(`\`${place}\``))) return [];
  const why = pattern.why === undefined ? '' : ` – ${plainText(pattern.why)}`;
  return [{ type: 'addItem', field, text: `\`${place}\` – ${WHY[pattern.type]}: ${plainText(pattern.text)}${why}` }];
}

const RECOMMENDED = { integration: 'Build on', similar: 'Follow', avoid: 'Keep away from' } as const;

/** One of each type, the first: that is the best. What people recommend already is left to them. */
function recommendationIntents(plan: Plan, patterns: readonly Pattern[]): Intent[] {
  const field = fieldIdByRole(plan.kind, 'patterns-recommended');
  if (field === null || itemsOf(plan, field).length > 0) return [];
  const types = Object.keys(RECOMMENDED) as (keyof typeof RECOMMENDED)[];
  return types.flatMap((type): Intent[] => {
    const best = patterns.find((pattern) => pattern.type === type);
    if (!best) return [];
    const why = best.why ?? `it speaks of ${best.words.slice(0, 4).join(', ')}`;
    const text = `${RECOMMENDED[type]} \`${plainText(best.text)}\` in \`${placeOf(best)}\`: ${plainText(why)}`;
    return [{ type: 'addItem', field, text }];
  });
}

function itemsOf(plan: Plan, id: string): readonly string[] {
  const read = plan.field(id)?.read;
  if (read?.value.type !== 'list') return [];
  return read.value.items.map(({ slot }) => slot.text).filter((text) => isFilled(text, read.schema));
}

// Code of the repository becomes text of the plan.
const plainText = (text: string): string => text.replace(/`/g, "'");

/** Whether plans of a kind have a place for what is found in the code base. */
export function hasPatterns(kind: Kind): boolean {
  for (const { slot } of walkSlots(kind.sections)) if (slot.role === ROLES.similar) return true;
  return false;
}
