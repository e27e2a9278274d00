import { isFilled } from '../../core/fields/placeholder.ts';
import { requestText } from '../../core/outputs/request.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { shorten } from '../../core/rules/names.ts';
import { fieldWithRole } from '../../core/trace/specification.ts';

/**
 * What a plan is called: by its title. Where that is the template's, many have it: then with the feature that
 * it belongs to, or with what was asked for.
 */
export function planName(plan: Plan): string {
  const title = plan.title === '' ? plan.kind.title : plan.title;
  if (plan.title !== '' && plan.title !== plan.kind.documentTitle) return title;
  const about = featureOf(plan) || shorten(requestText(plan).split('\n')[0] ?? '', 80);
  return about === '' ? title : `${title}: ${about}`;
}

function featureOf(plan: Plan): string {
  const field = fieldWithRole(plan, 'feature-name');
  if (!field || !('slot' in field.read.value)) return '';
  const { text } = field.read.value.slot;
  return isFilled(text, field.schema) ? text : '';
}
