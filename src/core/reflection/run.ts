import type { Intent } from '../edit/intent.ts';
import { isLater } from '../gates/decide.ts';
import { changeIntent, headerIntent } from '../gates/status.ts';
import { optionIndex } from '../plan/nodes.ts';
import type { ReflectionSchema } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import type { NeedReport, Reflection } from './reflect.ts';
import { reflect } from './reflect.ts';
import { takeOverIntents } from './takeOver.ts';

/** Before the id of a need, in what a line of a checklist `holds` by: the line is ticked when the need is known. */
const NEED = 'need:';

/**
 * What a run of reflection leaves in the document: a question for everything that is not known and was not asked, the
 * alignment checklist as it stands, the next step, and a line in the change log; what the request and the answers tell goes
 * into the fields that are empty yet. `time` is ISO 8601, UTC, to the second.
 */
export function reflectionIntents(plan: Plan, time: string): Intent[] {
  const schema = plan.kind.reflection;
  const reflection = reflect(plan);
  if (!schema || !reflection) return [];
  return [
    ...unasked(reflection).map(({ need }): Intent => ({ type: 'addItem', field: schema.questions, text: need.ask })),
    ...takeOverIntents(plan, reflection),
    ...ticks(plan, reflection),
    ...(schema.next === null ? [] : nextStep(plan, schema.next, nextText(reflection, schema.then))),
    ...(reflection.sufficient ? phase(plan) : []),
    ...headerIntent(plan, 'updated', time),
    ...changeIntent(plan.kind, time, outcomeOf(reflection)),
  ];
}

// Its gate opens by itself, and so nobody else takes the document to the next phase.
function phase(plan: Plan): Intent[] {
  const next = plan.kind.gates.find(({ id }) => id === plan.kind.reflection?.gate)?.phase ?? null;
  return next === null || !isLater(plan, next) ? [] : headerIntent(plan, 'phase', next);
}

/** What follows when questions were answered: reflection runs again once none is left open, or one is opened again. */
export function followUps(plan: Plan, intents: readonly Intent[], time: string): Intent[] {
  const schema = plan.kind.reflection;
  if (!schema || !intents.some((intent) => isAnswer(intent, schema.questions))) return [];
  const value = plan.field(schema.questions)?.read.value;
  const isDone = value?.type === 'questions' && value.items.every((item) => item.answered);
  return isDone || isReopened(plan, schema) ? reflectionIntents(plan, time) : [];
}

const isAnswer = (intent: Intent, questions: string): boolean =>
  (intent.type === 'answer' || intent.type === 'toggle') && intent.field === questions;

// The document says that enough is known, which does not hold any more.
function isReopened(plan: Plan, { next, then }: ReflectionSchema): boolean {
  const value = next === null ? undefined : plan.field(next)?.read.value;
  return value !== undefined && 'slot' in value && value.slot.text === then && reflect(plan)?.sufficient === false;
}

/** What nobody knows and nobody was asked. */
export const unasked = ({ missing }: Reflection): readonly NeedReport[] =>
  missing.filter(({ question }) => question === null);

/** What was asked and answered, or only ticked off, and is not known all the same. */
export const unclear = ({ missing }: Reflection): readonly NeedReport[] =>
  missing.filter(({ question }) => question?.item.answered === true);

const isUnclear = (reflection: Reflection): boolean =>
  reflection.missing.length > 0 && unclear(reflection).length === reflection.missing.length;

/** The outcome of a run in one line. */
export function outcomeOf({ missing, sufficient }: Reflection): string {
  if (sufficient) return 'Reflection: sufficient.';
  if (missing.length === 0) return 'Reflection: insufficient. Questions are open.';
  return `Reflection: insufficient. Not known yet: ${missing.map(({ need }) => need.title).join(', ')}.`;
}

const nextText = (reflection: Reflection, then: string): string =>
  reflection.sufficient
    ? then
    : isUnclear(reflection)
      ? 'Say more in the answers that tell too little; reflection then runs again.'
      : 'Answer the clarification questions; reflection then runs again.';

function nextStep(plan: Plan, field: string, text: string): Intent[] {
  const value = plan.field(field)?.read.value;
  return value && 'slot' in value && value.slot.text === text ? [] : [{ type: 'setText', field, text }];
}

// Lines that say which need they stand for are kept by Planwright; the others belong to people.
function ticks(plan: Plan, { criteria }: Reflection): Intent[] {
  const known = new Set(
    criteria.flatMap(({ needs }) => needs.filter(({ evidence }) => evidence.length > 0).map(({ need }) => need.id)),
  );
  const intents: Intent[] = [];
  for (const { id, read, schema } of plan.fields.values()) {
    if (read.value.type !== 'checklist') continue;
    read.value.items.forEach((item, index) => {
      const option = schema.options[optionIndex(schema.options, item.slot.text, index)];
      const needs = option?.holds.filter((hold) => hold.startsWith(NEED)).map((hold) => hold.slice(NEED.length)) ?? [];
      const done = needs.every((need) => known.has(need));
      if (needs.length === 0 || (item.state === 'done') === done) return;
      intents.push({ type: 'toggle', field: id, index, done });
    });
  }
  return intents;
}
