import type { Plan } from '../plan/plan.ts';
import type { TraceNode } from './graph.ts';
import { isMostOf, wordsIn } from './nodeWords.ts';

/** The place of the test that answers an error case, -1 for none; and whether it does so in the same words. */
interface Answer {
  readonly at: number;
  readonly exact: boolean;
}

const NONE: Answer = { at: -1, exact: false };

type Places = readonly TraceNode['places'][];
type Answers = WeakMap<TraceNode['places'], Answer>;

/** What versions with the same tests have in common. Nothing of a version itself, which would stay in memory with it. */
interface Kept {
  readonly places: Places;
  readonly answers: Answers;
  /** What was answered before some few tests became others, and which. */
  readonly before: { readonly answers: Answers; readonly changed: readonly number[] } | null;
  byText: ReadonlyMap<string, number> | null;
  byWord: ReadonlyMap<string, readonly number[]> | null;
}

const lastOf = new WeakMap<Plan['kind'], Kept>();

/**
 * Looks for the tests of error cases: the first that says the same, else the first that holds most of the words. A key
 * changes one test of a thousand, and then only that one is asked about what another answered before.
 */
export class TestIndex {
  readonly #plan: Plan;
  readonly #tests: readonly TraceNode[];
  readonly #kept: Kept;

  constructor(plan: Plan, tests: readonly TraceNode[]) {
    this.#plan = plan;
    this.#tests = tests;
    this.#kept = keptFor(plan, tests);
  }

  answerTo(error: TraceNode): TraceNode | null {
    const { answers, before } = this.#kept;
    let answer = answers.get(error.places);
    if (!answer) {
      const known = before?.answers.get(error.places);
      const isGood = known !== undefined && !before?.changed.includes(known.at);
      answer = isGood ? this.#better(error, known) : this.#find(error);
      answers.set(error.places, answer);
    }
    return this.#tests[answer.at] ?? null;
  }

  /** What answered before, unless one of the tests that are others now comes before it. */
  #better(error: TraceNode, known: Answer): Answer {
    const { wanted } = wordsIn(this.#plan, error);
    let best = known;
    for (const at of this.#kept.before?.changed ?? []) {
      const test = this.#tests[at];
      if (!test) continue;
      const exact = test.text === error.text;
      if (!exact && (best.exact || !isMostOf(wanted, wordsIn(this.#plan, test).all))) continue;
      if (best.at < 0 || (exact && !best.exact) || at < best.at) best = { at, exact };
    }
    return best;
  }

  #find(error: TraceNode): Answer {
    const kept = this.#kept;
    const same = (kept.byText ??= firstByText(this.#tests)).get(error.text);
    if (same !== undefined) return { at: same, exact: true };
    const { wanted } = wordsIn(this.#plan, error);
    const byWord = (kept.byWord ??= this.#wordIndex());
    const at = this.#firstWithMost(wanted, byWord);
    return at < 0 ? NONE : { at, exact: false };
  }

  // What holds most of some words holds one of their rarest.
  #firstWithMost(wanted: readonly string[], byWord: ReadonlyMap<string, readonly number[]>): number {
    const rarest = wanted.toSorted((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0));
    let first = -1;
    for (const word of rarest.slice(0, Math.ceil(wanted.length / 2))) {
      for (const at of byWord.get(word) ?? []) {
        if (first >= 0 && at >= first) break;
        if (isMostOf(wanted, this.#wordsOf(at))) first = at;
      }
    }
    return first;
  }

  #wordIndex(): ReadonlyMap<string, readonly number[]> {
    const byWord = new Map<string, number[]>();
    this.#tests.forEach((_, at) => {
      for (const word of this.#wordsOf(at)) {
        const list = byWord.get(word);
        if (list) list.push(at);
        else byWord.set(word, [at]);
      }
    });
    return byWord;
  }

  #wordsOf(at: number): ReadonlySet<string> {
    const test = this.#tests[at];
    return test ? wordsIn(this.#plan, test).all : NO_WORDS;
  }
}

const NO_WORDS: ReadonlySet<string> = new Set();

function keptFor({ kind }: Plan, tests: readonly TraceNode[]): Kept {
  const last = lastOf.get(kind);
  const places = tests.map((test) => test.places);
  const changed = last ? changedBetween(last.places, places) : null;
  if (last && changed?.length === 0) return last;
  const before = last && changed ? { answers: last.answers, changed } : null;
  const made: Kept = { places, answers: new WeakMap(), before, byText: null, byWord: null };
  lastOf.set(kind, made);
  return made;
}

/** With more of them, looking anew is no slower. */
const FEW = 8;

/** The places at which two versions differ; null where one has more tests than the other, or many differ. */
function changedBetween(before: Places, after: Places): readonly number[] | null {
  if (before.length !== after.length) return null;
  const changed: number[] = [];
  for (let at = 0; at < after.length; at++) {
    if (before[at] === after[at]) continue;
    if (changed.length === FEW) return null;
    changed.push(at);
  }
  return changed;
}

function firstByText(tests: readonly TraceNode[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  tests.forEach(({ text }, at) => {
    if (!first.has(text)) first.set(text, at);
  });
  return first;
}
