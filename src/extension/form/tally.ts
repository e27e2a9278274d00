import type { FormNode } from '../../contract/form.ts';
import { isAsked } from '../../core/gates/questions.ts';
import type { Kind } from '../../core/kind/kind.ts';
import type { PlanNode } from '../../core/plan/plan.ts';
import { nodeFact } from '../../core/plan/facts.ts';
import type { FindingIndex } from './findings.ts';
import { progressOf } from './progress.ts';
import { isWithin } from './unmetParts.ts';

export interface Counts {
  readonly findings: number;
  readonly questions: number;
}

/** What is open in the nodes of one version, what stands below them included. */
export class Tally {
  readonly #kind: Kind;
  readonly #findings: FindingIndex;
  readonly #locked: ReadonlySet<string>;
  readonly #unmet: readonly string[];
  readonly #counts = new Map<PlanNode, Counts>();

  /**
   * `locked` are the sections that an earlier checkpoint keeps closed, `unmet` the parts with criteria of a checkpoint
   * of which one does not hold.
   */
  constructor(kind: Kind, findings: FindingIndex, locked: ReadonlySet<string>, unmet: readonly string[]) {
    this.#kind = kind;
    this.#findings = findings;
    this.#locked = locked;
    this.#unmet = unmet;
  }

  countsOf(node: PlanNode): Counts {
    const known = this.#counts.get(node);
    if (known) return known;
    let findings = this.#findings.count(node.id);
    for (const child of node.children) findings += this.countsOf(child.node).findings;
    const counts = { findings, questions: openQuestionsIn(node, this.#kind) };
    this.#counts.set(node, counts);
    return counts;
  }

  stateOf(node: PlanNode): FormNode['state'] {
    if (this.isLocked(node.id)) return 'locked';
    const { findings, questions } = this.countsOf(node);
    const { done, total } = progressOf(node, this.#kind);
    const isMet = !this.#unmet.some((id) => isWithin(id, node.id));
    if (done === total && findings === 0 && questions === 0 && isMet) return 'complete';
    return done === 0 && total > 0 ? 'empty' : 'partial';
  }

  /** A section, or what stands in one. */
  isLocked(id: string): boolean {
    for (const section of this.#locked) if (isWithin(id, section)) return true;
    return false;
  }
}

const openQuestionsIn = nodeFact((node, kind): number => {
  let count = 0;
  for (const { id, read, at } of node.fields) {
    if (read.value.type !== 'questions') continue;
    const field = { id, schema: read.schema, read, node, start: at };
    for (const item of read.value.items) if (!item.answered && isAsked(field, item)) count++;
  }
  for (const child of node.children) count += openQuestionsIn(child.node, kind);
  return count;
});
