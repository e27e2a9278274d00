import type { FoundQuestion } from '../gates/questions.ts';
import { questionsIn } from '../gates/questions.ts';
import type { CriterionSchema, NeedSchema } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { planFact } from '../plan/facts.ts';
import type { LocatedField, LocatedNode, Plan } from '../plan/plan.ts';
import { fieldsOf } from '../plan/plan.ts';
import { firstFilled } from './filled.ts';

/** A place in the document that tells something about a need. */
export interface Evidence {
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
  const criteria = schemas.map((criterion): CriterionReport => {
    const needs = criterion.needs.map((need) => judgeNeed(plan, need, questions));
    return { criterion, needs, met: needs.every(isMet) };
  });
  const missing = criteria.flatMap(({ needs }) => needs.filter((need) => !isMet(need)));
  const open = questions.some(({ field, item }) => field.id === plan.kind.reflection?.questions && !item.answered);
  return { criteria, missing, sufficient: missing.length === 0 && !open };
}

const isMet = ({ evidence }: NeedReport): boolean => evidence.length > 0;

function judgeNeed(plan: Plan, need: NeedSchema, questions: readonly FoundQuestion[]): NeedReport {
  const question = questions.find((found) => asks(found, need)) ?? null;
  const evidence = need.from.flatMap((id) => evidenceIn(plan, id, need.words));
  const answer = question?.item.answered ? answerOf(question) : null;
  return { need, question, evidence: answer ? [answer, ...evidence] : evidence };
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

function answerOf({ field, item }: FoundQuestion): Evidence | null {
  const { answer } = item;
  // An answer that was ticked off without a word says that nothing more is to be known.
  const slot = answer ?? item.slot;
  // "?" and "-" tell nothing.
  if (answer && !/[\p{L}\p{N}]/u.test(answer.text)) return null;
  return { field: field.id, text: slot.text, span: shift(slot, field.start) };
}

function evidenceIn(plan: Plan, id: string, words: number): Evidence[] {
  const field = plan.field(id);
  if (field) return evidenceOf(field, words);
  const node = plan.node(id);
  if (!node) return [];
  const found: Evidence[] = [];
  for (const below of nodesBelow(plan, node)) {
    for (const one of fieldsOf(below)) found.push(...evidenceOf(one, words));
    // One of each section is enough to show, and to jump to.
    if (found.length > 0) return found.slice(0, 1);
  }
  return found;
}

const nodesBelow = (plan: Plan, node: LocatedNode): Iterable<LocatedNode> => plan.walk(node);

function evidenceOf(field: LocatedField, words: number): Evidence[] {
  const slot = firstFilled(field);
  if (!slot || slot.text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length < words) return [];
  return [{ field: field.id, text: slot.text, span: shift(slot, field.start) }];
}
