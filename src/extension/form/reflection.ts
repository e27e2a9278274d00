import type { FormReflection } from '../../contract/form.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { reflect } from '../../core/reflection/reflect.ts';
import { shorten } from '../../core/rules/names.ts';

const LONGEST = 160;

/** The criteria with what each rests on, and what a model says about them; null where the kind has none. */
export function reflectionOf(plan: Plan, byModel: FormReflection['byModel']): FormReflection | null {
  const reflection = reflect(plan);
  const gate = plan.kind.gates.find(({ id }) => id === plan.kind.reflection?.gate);
  if (!reflection || !gate) return null;
  return {
    section: gate.shows,
    sufficient: reflection.sufficient,
    criteria: reflection.criteria.map(({ criterion, needs, met }) => ({
      title: criterion.title,
      asks: criterion.asks,
      met,
      needs: needs.map(({ need, evidence: [first], question }) => ({
        title: need.title,
        ask: need.ask,
        asked: question !== null,
        unclear: !first && question?.item.answered === true,
        evidence: first ? { text: shorten(first.text, LONGEST), target: first.field } : null,
      })),
    })),
    byModel,
  };
}
