import type { GateSchema } from '../kind/kind.ts';
import { findSection } from '../kind/kind.ts';
import { eachOf } from '../plan/facts.ts';
import type { Plan } from '../plan/plan.ts';
import type { Finding } from '../rules/finding.ts';
import { unconfirmedIn } from '../trace/assumptions.ts';
import { digestOf } from './canonical.ts';
import { criteriaOf, documentsOf } from './criteria.ts';
import type { Criterion } from './criterion.ts';
import type { Decided, IsNow } from './decided.ts';
import { decidedOn } from './decided.ts';
import type { DecisionRecord } from './decision.ts';
import type { GateReport, GateState } from './gate.ts';
import { comesFirst } from './gate.ts';
import type { NewHasher } from './hash.ts';
import type { DecisionHistory } from './history.ts';
import { linkedDocuments } from './linked.ts';
import { questionsIn } from './questions.ts';
import { recommendationOf } from './recommendation.ts';
import { signMessage } from './signs.ts';
import type { GateWorld } from './world.ts';
import { NO_WORLD } from './world.ts';

/** How every gate of a plan stands, in the kind's order. `findings` are those that may hold a gate back. */
export function judgeGates(
  plan: Plan,
  findings: readonly Finding[],
  history: DecisionHistory,
  newHasher: NewHasher,
  world: GateWorld = NO_WORLD,
): readonly GateReport[] {
  const blocking = findings.filter(isBlocking);
  const open = questionsIn(plan).filter(({ item }) => !item.answered);
  const linked = linkedDocuments(plan, world);
  const notes = notesOf(plan);
  const reports: GateReport[] = [];
  for (const gate of plan.kind.gates) {
    const held = blocking.filter((finding) => holdsBack(gate, finding));
    const questions = open.filter(({ field }) => covers(gate, field.id)).length;
    const lockedBy = reports.find((report) => !report.passed && comesFirst(report.gate, gate))?.gate ?? null;
    const missing = gate.covers.some((id) => !plan.node(id) && !findSection(plan.kind.sections, id)?.optional);
    const digest = once(() => digestOf(plan, gate.covers, newHasher));
    const criteria = criteriaOf(plan, gate, history, linked, world.project);
    const documents = documentsOf(plan, gate, linked);
    const isNow = (record: DecisionRecord): boolean =>
      record.digest === digest() && sameDocuments(record.documents ?? {}, documents, linked.isGone);
    const decided = decidedOn(gate, history, isNow, world.project.people);
    const complete = held.length === 0 && questions === 0 && !missing && criteria.every(({ holds }) => holds === true);
    const lost = lostCriterion(criteria);
    const state = stateOf(decided, isNow, { locked: lockedBy !== null, complete, lost: lost !== null });
    const { decision, signs } = decided;
    const known = {
      gate,
      state,
      passed: state === 'approved' || (gate.needs === 'none' && state === 'ready'),
      questions,
      blocking: held,
      notes: notes.flatMap((note) => (covers(gate, note.node) ? [note.text] : [])),
      criteria,
      documents,
      signs,
      lockedBy: state === 'locked' || state === 'changed' ? lockedBy : null,
      decision,
      message:
        decided.passed === null
          ? messageOf(plan, { gate, state, questions, held: held.length, criteria, signs })
          : passedMessage(state, lockedBy, lost),
    };
    reports.push(new Report(known, digest));
  }
  return reports;
}

const isBlocking = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

const holdsBack = (gate: GateSchema, { node, field }: Finding): boolean => covers(gate, node) || covers(gate, field);

/** Hears findings one by one, and says when there is one for every gate that holds it back. */
export function untilAllAreHeld(gates: readonly GateSchema[]): (finding: Finding) => boolean {
  let open = gates;
  return (finding) => {
    if (isBlocking(finding)) open = open.filter((gate) => !holdsBack(gate, finding));
    return open.length === 0;
  };
}

/** A class for its getter: one in a literal makes engines keep each object, and so each plan, until a full collection. */
class Report implements GateReport {
  readonly gate: GateReport['gate'];
  readonly state: GateReport['state'];
  readonly passed: boolean;
  readonly questions: number;
  readonly blocking: GateReport['blocking'];
  readonly notes: GateReport['notes'];
  readonly criteria: GateReport['criteria'];
  readonly documents: GateReport['documents'];
  readonly signs: GateReport['signs'];
  readonly lockedBy: GateReport['lockedBy'];
  readonly decision: GateReport['decision'];
  readonly message: string;
  readonly #digest: () => string;

  constructor(known: Omit<GateReport, 'digest'>, digest: () => string) {
    this.gate = known.gate;
    this.state = known.state;
    this.passed = known.passed;
    this.questions = known.questions;
    this.blocking = known.blocking;
    this.notes = known.notes;
    this.criteria = known.criteria;
    this.documents = known.documents;
    this.signs = known.signs;
    this.lockedBy = known.lockedBy;
    this.decision = known.decision;
    this.message = known.message;
    this.#digest = digest;
  }

  get digest(): string {
    return this.#digest();
  }
}

// Hashing half a megabyte costs a millisecond, and most versions of a plan never need it.
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function notesOf(plan: Plan): readonly { readonly node: string; readonly text: string }[] {
  const notes: { node: string; text: string }[] = [];
  eachOf(unconfirmedIn(plan.root, plan.kind), (text, { id }) => {
    notes.push({ node: id, text });
  });
  return notes;
}

/** Whether an id lies in one of the sections that a gate covers. */
export const covers = (gate: GateSchema, id: string | null): boolean =>
  id !== null &&
  (coveredFrom(gate)
    .get(id.charCodeAt(0))
    ?.some((section) => liesIn(id, section)) ??
    false);

const coversByGate = new WeakMap<GateSchema, ReadonlyMap<number, readonly string[]>>();

/** The sections of a gate by what their ids begin with: of twenty, one or two may be meant. */
function coveredFrom(gate: GateSchema): ReadonlyMap<number, readonly string[]> {
  const known = coversByGate.get(gate);
  if (known) return known;
  const made = new Map<number, string[]>();
  for (const section of gate.covers) {
    const first = section.charCodeAt(0);
    made.set(first, [...(made.get(first) ?? []), section]);
  }
  coversByGate.set(gate, made);
  return made;
}

// Asked of every finding for every gate, so that nothing is put together to compare with.
function liesIn(id: string, section: string): boolean {
  if (!id.startsWith(section)) return false;
  const next = id[section.length];
  return next === undefined || next === '/' || next === '.';
}

// A document that is not read yet says nothing against a decision; one that is gone does.
const sameDocuments = (
  then: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  isGone: (path: string) => boolean,
): boolean =>
  Object.entries(then).every(([path, digest]) => (now[path] === undefined ? !isGone(path) : now[path] === digest));

interface Holding {
  readonly locked: boolean;
  readonly complete: boolean;
  /** A criterion that held when the gate was passed does not any more. */
  readonly lost: boolean;
}

function stateOf({ decision, passed }: Decided, isNow: IsNow, { locked, complete, lost }: Holding): GateState {
  if (passed !== null) {
    if (passed === 'before' || lost) return 'changed';
    // What was decided still stands, and counts again once the earlier gate is passed.
    return locked ? 'locked' : 'approved';
  }
  const back = decision?.type === 'request-changes' || decision?.type === 'reject';
  if (back && isNow(decision)) return 'changes-requested';
  if (locked) return 'locked';
  if (!complete) return 'incomplete';
  return decision?.type === 'request' ? 'requested' : 'ready';
}

/**
 * A criterion that a gate rests on, and that does not hold any more; null where all do. Those that the document does not
 * have do not count: they were asked for later, or taking them out has changed the text.
 */
export const lostCriterion = (criteria: readonly Criterion[]): Criterion | null =>
  criteria.find(({ holds, place }) => place !== null && holds === false) ?? null;

function passedMessage(state: GateState, lockedBy: GateSchema | null, lost: Criterion | null): string {
  if (state === 'locked')
    return `It was passed, and counts again once "${lockedBy?.title ?? ''}" is passed: that comes first.`;
  return state === 'changed' && lost
    ? `It was passed, and "${lost.text}" does not hold any more: ${lost.because}.`
    : '';
}

type Told = Pick<GateReport, 'gate' | 'state' | 'questions' | 'criteria' | 'signs'> & { readonly held: number };

function messageOf(plan: Plan, { gate, state, questions, held, criteria, signs }: Told): string {
  if (state === 'ready' || state === 'requested')
    return [fill(gate.ready, plan, questions), ...(signs ? [signMessage(signs)] : [])].filter(Boolean).join(' ');
  if (state === 'incomplete' && questions > 0 && gate.blocked !== null) return fill(gate.blocked, plan, questions);
  if (state === 'incomplete' && questions === 0 && held === 0) return criteriaMessage(criteria);
  return '';
}

/** `2 of 8 criteria do not hold: "Design document approved" (…), …` */
function criteriaMessage(criteria: readonly Criterion[]): string {
  const open = criteria.filter(({ holds }) => holds !== true);
  const [first] = open;
  if (!first) return '';
  const more = open.length > 1 ? `, and ${open.length - 1} more` : '';
  return `${open.length} of ${criteria.length} criteria ${open.length === 1 ? 'is' : 'are'} open: "${first.text}" (${first.because})${more}.`;
}

function fill(message: string, plan: Plan, questions: number): string {
  if (!message.includes('{')) return message;
  const counted = questions === 1 ? message.replace('{questions} questions', '1 question') : message;
  return counted.replace('{questions}', String(questions)).replace('{recommendation}', recommendationOf(plan));
}
