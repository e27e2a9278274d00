import type { Intent } from '../edit/intent.ts';
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
  return patterns.flatMap((pattern): Intent[] => {
    const field = fieldIdByRole(plan.kind, ROLES[pattern.type]);
    const place = placeOf(pattern);
    if (field === null || holds(plan, field, place)) return [];
    const why = pattern.why === undefined ? '' : ` – ${plainText(pattern.why)}`;
    return [{ type: 'addItem', field, text: `\`${place}\` – ${WHY[pattern.type]}: ${plainText(pattern.text)}${why}` }];
  });
}

function holds(plan: Plan, id: string, place: string): boolean {
  const value = plan.field(id)?.read.value;
  return value?.type === 'list' && value.items.some(({ slot }) => slot.text.includes(`\`${place}\``));
}

// Code of the repository becomes text of the plan.
const plainText = (text: string): string => text.replace(/`/g, "'");

/** Whether plans of a kind have a place for what is found in the code base. */
export function hasPatterns(kind: Kind): boolean {
  for (const { slot } of walkSlots(kind.sections)) if (slot.role === ROLES.similar) return true;
  return false;
}
