import type { GateSchema } from '../kind/kind.ts';
import type { DecisionRecord } from './decision.ts';
import type { SignReport } from './gate.ts';
import type { DecisionHistory } from './history.ts';
import { signReport } from './signs.ts';
import type { Person } from './world.ts';

/** What the decisions on a gate say about the text as it stands now. */
export interface Decided {
  /** The decision that the state rests on, if one does. */
  readonly decision: DecisionRecord | null;
  /** Null while nothing has passed the gate. */
  readonly passed: 'now' | 'before' | null;
  readonly signs: SignReport | null;
}

const PASSES = new Set(['approve', 'acknowledge']);
const TICKS = new Set(['tick', 'untick']);
const KEEPS = new Set(['request', ...PASSES]);

/** Whether a decision was made on what stands there now: the text of the gate, and the documents that it rests on. */
export type IsNow = (record: DecisionRecord) => boolean;

/** Reads the decisions on a gate. */
export function decidedOn(
  gate: GateSchema,
  history: DecisionHistory,
  isNow: IsNow,
  people: readonly Person[],
): Decided {
  const made = history.decisions.flatMap(({ record }) =>
    record.gate === gate.id && !TICKS.has(record.type) ? [record] : [],
  );
  const last = made.at(-1) ?? null;
  if (gate.signs.length === 0) {
    if (!last || !PASSES.has(last.type)) return { decision: last, passed: null, signs: null };
    return { decision: last, passed: isNow(last) ? 'now' : 'before', signs: null };
  }
  return signedOn(gate, made, last, isNow, people);
}

// A gate that several people sign is passed by those who approved one and the same text, since it was last taken back.
function signedOn(
  gate: GateSchema,
  made: readonly DecisionRecord[],
  last: DecisionRecord | null,
  isNow: IsNow,
  people: readonly Person[],
): Decided {
  const since = made
    .slice(made.findLastIndex(({ type }) => !KEEPS.has(type)) + 1)
    .filter(({ type }) => PASSES.has(type));
  const now = since.filter(isNow);
  const signs = signReport(gate, now, people);
  if (signs.missing.length === 0) return { decision: now.at(-1) ?? last, passed: 'now', signs };
  const earlier = [...new Set(since.map(textOf))].findLast(
    (text) =>
      signReport(
        gate,
        since.filter((record) => textOf(record) === text),
        people,
      ).missing.length === 0,
  );
  const before = since.findLast((record) => textOf(record) === earlier);
  return before ? { decision: before, passed: 'before', signs } : { decision: last, passed: null, signs };
}

const textOf = ({ digest, documents }: DecisionRecord): string =>
  JSON.stringify([digest, Object.entries(documents ?? {}).sort()]);
