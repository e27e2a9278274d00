import type { Plan } from '../plan/plan.ts';
import { wordsOf } from '../words.ts';
import type { TraceNode } from './graph.ts';
import { traceKind } from './schema.ts';

/** The words of a node: of all that it holds, and of what an error case is about; and the ids in that. */
export interface NodeWords {
  readonly all: ReadonlySet<string>;
  readonly wanted: readonly string[];
  readonly ids: ReadonlySet<string>;
}

// Kept with what all versions of a plan share of a node.
const keptWords = new WeakMap<TraceNode['places'], NodeWords>();

export function wordsIn({ text, kind }: Plan, node: TraceNode): NodeWords {
  const known = keptWords.get(node.places);
  if (known) return known;
  const { from, to } = node.whole;
  const all = text.slice(from, to);
  const ids = node.type === 'error' ? (traceKind(kind)?.find(all) ?? []) : [];
  const made = {
    all: new Set(wordsOf(all)),
    wanted: node.type === 'error' ? wordsOf(node.text) : [],
    ids: new Set(ids.map(({ id }) => id)),
  };
  keptWords.set(node.places, made);
  return made;
}

/** Whether more than half of what is wanted is there. One common word, such as "failure" of two, tells nothing. */
export function isMostOf(wanted: readonly string[], words: ReadonlySet<string>): boolean {
  let found = 0;
  for (const word of wanted) if (words.has(word)) found++;
  return found * 2 > wanted.length;
}
