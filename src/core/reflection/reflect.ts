import type { FoundQuestion } from '../gates/questions.ts';
import { questionsIn } from '../gates/questions.ts';
import type { CriterionSchema, NeedSchema } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { planFact } from '../plan/facts.ts';
import type { LocatedField, LocatedNode, Plan } from '../plan/plan.ts';
import { fieldsOf } from '../plan/plan.ts';
import { filledTexts } from './filled.ts';
import type { Passage } from './requestSays.ts';
import { passagesIn } from './requestSays.ts';
import { tells, wordsIn } from './telling.ts';

/** A place in the document that tells something about a need. */
export interface Evidence {
  readonly source: 'answer' | 'request' | 'field';
  /** Id of the field. */
  readonly field: string;
  readonly text: string;
  /** Offsets in the document. */
  readonly span: Span;
}

export interface NeedReport {
  readonly need: NeedSchema;
  /** Empty: nothing is known about it. */
  readonly evidence: readonly Evidence[];
  /** The question that was asked about it, answered or not. */
  readonly question: FoundQuestion | null;
}

export interface CriterionReport {
  readonly criterion: CriterionSchema;
  readonly needs: readonly NeedReport[];
  readonly met: boolean;
}

/** Whether enough is known to go on, and what it is known from. */
export interface Reflection {
  readonly criteria: readonly CriterionReport[];
  readonly missing: readonly NeedReport[];
  readonly sufficient: boolean;
}

/** Judges a plan by its kind's criteria. Null for kinds without any. */
export const reflect = planFact((plan): Reflection | null =>
  plan.kind.reflection ? judge(plan, plan.kind.reflection.criteria) : null,
);

function judge(plan: Plan, schemas: readonly CriterionSchema[]): Reflection {
  const questions = questionsIn(plan);
  const request = plan.field(plan.kind.intake?.request ?? '');
  const said = request ? { field: request, passages: passagesIn(request, labelsOf(schemas)) } : null;
  const criteria = schemas.map((criterion): CriterionReport => {
    const needs = criterion.needs.map((need) => judgeNeed(plan, need, questions, said));
    return { criterion, needs, met: needs.every(isMet) };
  });
  const missing = criteria.flatMap(({ needs }) => needs.filter((need) => !isMet(need)));
  const open = questions.some(({ field, item }) => field.id === plan.kind.reflection?.questions && !item.answered);
  return { criteria, missing, sufficient: missing.length === 0 && !open };
}

/** The request, and the passages of it that a label announces. */
interface Said {
  readonly field: LocatedField;
  readonly passages: readonly Passage[];
}

const labels = new WeakMap<readonly CriterionSchema[], ReadonlySet<string>>();

function labelsOf(schemas: readonly CriterionSchema[]): ReadonlySet<string> {
  const known = labels.get(schemas);
  if (known) return known;
  const made = new Set(schemas.flatMap(({ needs }) => needs.flatMap(({ says }) => says)));
  labels.set(schemas, made);
  return made;
}

const isMet = ({ evidence }: NeedReport): boolean => evidence.length > 0;

function judgeNeed(plan: Plan, need: NeedSchema, questions: readonly FoundQuestion[], said: Said | null): NeedReport {
  const question = questions.find((found) => asks(found, need)) ?? null;
  const answer = question?.item.answered ? answerOf(question, need) : null;
  const evidence = [
    ...(answer ? [answer] : []),
    ...(said ? saidOf(plan, said, need) : []),
    ...need.from.flatMap((id) => evidenceIn(plan, id, need.words)),
  ];
  return { need, question, evidence };
}

const asks = ({ item: { slot } }: FoundQuestion, need: NeedSchema): boolean =>
  bare(slot) === bare(need) || slot.text.toLowerCase().startsWith(`${need.title.toLowerCase()}:`);

/** A question as it is compared: its words. Kept with the question, since each is compared with what every need asks. */
const bare = (asked: { readonly text: string } | NeedSchema): string => {
  const known = bareTexts.get(asked);
  if (known !== undefined) return known;
  const text = 'ask' in asked ? asked.ask : asked.text;
  const made = text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  bareTexts.set(asked, made);
  return made;
};

const bareTexts = new WeakMap<object, string>();

// A tick alone tells nothing: whoever needs nothing to be known says so, as in "None".
function answerOf({ field, item: { answer } }: FoundQuestion, { words }: NeedSchema): Evidence | null {
  if (!answer || !tells(answer.text, words)) return null;
  return { source: 'answer', field: field.id, text: answer.text, span: shift(answer, field.start) };
}

function saidOf(plan: Plan, { field, passages }: Said, { says, words }: NeedSchema): Evidence[] {
  const found = passages.find(({ label, text }) => says.includes(label) && tells(text, words));
  if (!found) return [];
  return [{ source: 'request', field: field.id, text: found.text, span: placeOf(plan, field, found.text) }];
}

function placeOf(plan: Plan, { read: { value }, start }: LocatedField, text: string): Span {
  const fence = shift(value.type === 'code' && value.fence ? value.fence : { from: 0, to: 0 }, start);
  const body = plan.text.slice(fence.from, fence.to);
  // Line ends of the document may be others than those of the text that was read.
  for (const wanted of [text, text.split('\n')[0] ?? '']) {
    const at = body.indexOf(wanted);
    if (at >= 0) return { from: fence.from + at, to: fence.from + at + wanted.length };
  }
  return fence;
}

function evidenceIn(plan: Plan, id: string, words: number): Evidence[] {
  const field = plan.field(id);
  if (field) return enough([field], words);
  const node = plan.node(id);
  return node ? enough(fieldsBelow(plan, node), words) : [];
}

function* fieldsBelow(plan: Plan, node: LocatedNode): Generator<LocatedField> {
  for (const below of plan.walk(node)) yield* fieldsOf(below);
}

/** The first that is written there, once there are as many words in all. One is enough to show, and to jump to. */
function enough(fields: Iterable<LocatedField>, words: number): Evidence[] {
  let first: Evidence | null = null;
  let count = 0;
  for (const field of fields) {
    for (const { text, from, to } of filledTexts(field)) {
      first ??= { source: 'field', field: field.id, text, span: shift({ from, to }, field.start) };
      count += wordsIn(text, words);
      if (count >= words) return [first];
    }
  }
  return [];
}
