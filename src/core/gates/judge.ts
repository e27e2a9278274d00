import type { GateSchema } from '../kind/kind.ts';
import { findSection, walkSlots } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';
import type { Finding } from '../rules/finding.ts';
import { digestOf } from './canonical.ts';
import type { DecisionRecord } from './decision.ts';
import type { GateReport, GateState } from './gate.ts';
import type { NewHasher } from './hash.ts';
import type { DecisionHistory } from './history.ts';
import { questionsIn } from './questions.ts';

/** How every gate of a plan stands, in the kind's order. `findings` are those that may hold a gate back. */
export function judgeGates(
  plan: Plan,
  findings: readonly Finding[],
  history: DecisionHistory,
  newHasher: NewHasher,
): readonly GateReport[] {
  const blocking = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const open = questionsIn(plan).filter(({ item }) => !item.answered);
  const reports: GateReport[] = [];
  for (const gate of plan.kind.gates) {
    const held = blocking.filter((finding) => covers(gate, finding.node) || covers(gate, finding.field));
    const questions = open.filter(({ field }) => covers(gate, field.id)).length;
    const decision = lastDecision(history, gate.id);
    const lockedBy = reports.find((report) => report.gate.needs === 'approval' && !report.passed)?.gate ?? null;
    const missing = gate.covers.some((id) => !plan.node(id) && !findSection(plan.kind.sections, id)?.optional);
    const digest = once(() => digestOf(plan, gate.covers, newHasher));
    const complete = held.length === 0 && questions === 0 && !missing;
    const state = stateOf(decision, digest, lockedBy !== null, complete);
    const known = {
      gate,
      state,
      passed: state === 'approved' || (gate.needs === 'none' && state === 'ready'),
      questions,
      blocking: held,
      lockedBy: state === 'locked' ? lockedBy : null,
      decision,
      message: messageOf(plan, gate, state, questions),
    };
    reports.push(new Report(known, digest));
  }
  return reports;
}

/** A class for its getter: one in a literal makes engines keep each object, and so each plan, until a full collection. */
class Report implements GateReport {
  readonly gate: GateReport['gate'];
  readonly state: GateReport['state'];
  readonly passed: boolean;
  readonly questions: number;
  readonly blocking: GateReport['blocking'];
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

/** Whether an id lies in one of the sections that a gate covers. */
export function covers(gate: GateSchema, id: string | null): boolean {
  return (
    id !== null &&
    gate.covers.some((section) => id === section || id.startsWith(`${section}/`) || id.startsWith(`${section}.`))
  );
}

function lastDecision(history: DecisionHistory, gate: string): DecisionRecord | null {
  return history.decisions.findLast(({ record }) => record.gate === gate)?.record ?? null;
}

function stateOf(decision: DecisionRecord | null, digest: () => string, locked: boolean, complete: boolean): GateState {
  if (decision?.type === 'approve' || decision?.type === 'acknowledge') {
    return decision.digest === digest() ? 'approved' : 'changed';
  }
  if (decision?.type === 'request-changes' && decision.digest === digest()) return 'changes-requested';
  if (locked) return 'locked';
  if (!complete) return 'incomplete';
  return decision?.type === 'request' ? 'requested' : 'ready';
}

function messageOf(plan: Plan, gate: GateSchema, state: GateState, questions: number): string {
  if (state === 'ready' || state === 'requested') return fill(gate.ready, plan, questions);
  if (state === 'incomplete' && questions > 0 && gate.blocked !== null) return fill(gate.blocked, plan, questions);
  return '';
}

function fill(message: string, plan: Plan, questions: number): string {
  if (!message.includes('{')) return message;
  return message.replace('{questions}', String(questions)).replace('{recommendation}', recommendationOf(plan));
}

function recommendationOf(plan: Plan): string {
  for (const { slot, path } of walkSlots(plan.kind.sections)) {
    if (slot.node !== 'container' || slot.role !== 'recommendation') continue;
    const value = plan.field(path.join('/'))?.read.value;
    if (value && 'slot' in value) return value.slot.text;
  }
  return '';
}
