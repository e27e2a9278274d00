import type { Plan } from '../plan/plan.ts';
import { shorten } from '../rules/names.ts';
import { isFilled } from '../fields/placeholder.ts';

/** The request that a document began with; empty where there is none. */
export function requestText(plan: Plan): string {
  const { intake } = plan.kind;
  const field = intake ? plan.field(intake.request) : null;
  const value = field?.read.value;
  return field && value?.type === 'code' && isFilled(value.text, field.schema) ? value.text.trim() : '';
}

/** What a document is about: its title, unless that is the template's; else the first line of its request. */
export function titleOf(plan: Plan): string {
  const { title, kind } = plan;
  if (title !== '' && title !== kind.documentTitle) return title;
  const [first = ''] = requestText(plan).split('\n');
  return first === '' ? kind.title : shorten(first, 80);
}
