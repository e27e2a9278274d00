import { digestOf } from '../core/gates/canonical.ts';
import type { DecisionRecord } from '../core/gates/decision.ts';
import type { NewHasher } from '../core/gates/hash.ts';
import type { DecisionHistory } from '../core/gates/history.ts';
import type { Kind } from '../core/kind/kind.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import type { DecisionStore } from './decisions.ts';

/** What was decided on, or why that cannot be told. */
export type KeptText = { readonly text: string } | { readonly problem: 'gone' | 'altered' };

/** The text that a decision was made on, as far as it is the text that its record is bound to. */
export async function keptText(
  store: DecisionStore,
  { document, digest, gate }: Pick<DecisionRecord, 'document' | 'digest' | 'gate'>,
  kind: Kind,
  newHasher: NewHasher,
): Promise<KeptText> {
  const text = await store.decidedText(document, digest);
  if (text === null) return { problem: 'gone' };
  const covers = kind.gates.find(({ id }) => id === gate)?.covers;
  // A gate that the kind does not have any more cannot be judged.
  if (covers === undefined) return { text };
  return digestOf(readPlan(kind, text), covers, newHasher) === digest ? { text } : { problem: 'altered' };
}

const MESSAGES = {
  gone: 'The text that was decided on is gone: what has changed since cannot be shown.',
  altered: 'The text that was decided on was edited: it is not what the decision is bound to.',
};

/** What is wrong with the texts that are kept beside decisions, one problem for each of them. */
export async function keptTextProblems(
  store: DecisionStore,
  { decisions }: DecisionHistory,
  kind: Kind,
  newHasher: NewHasher,
): Promise<DecisionHistory['problems']> {
  const byDigest = new Map(decisions.map(({ record }) => [record.digest, record]));
  const found = await Promise.all(
    Array.from(byDigest.values(), async (record) => {
      const kept = await keptText(store, record, kind, newHasher);
      if (!('problem' in kept)) return [];
      const message = `${MESSAGES[kept.problem]} Restore it from version control, or decide again.`;
      return [{ file: store.textPath(record.document, record.digest), message }];
    }),
  );
  return found.flat();
}
