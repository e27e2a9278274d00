import type { DecisionRecord, StoredDecision } from '../gates/decision.ts';
import { signReport } from '../gates/signs.ts';
import type { Person } from '../gates/world.ts';
import type { GateSchema } from '../kind/kind.ts';

/** What happened to a gate, by its decisions. Times are ISO 8601, UTC. */
export interface GateHistory {
  /** Each time that it was passed, on another text or after it was taken back. */
  readonly passed: readonly string[];
  /** How often changes were asked for, or it was rejected. */
  readonly changesRequested: number;
  /** How often an approval was taken back or came to stand on another text than it was made on. */
  readonly redone: number;
  /** The last decision of any kind but a tick. */
  readonly last: DecisionRecord | null;
}

/** Goes through the decisions on a gate as they were made. */
export function historyOfGate(
  gate: GateSchema,
  decisions: readonly StoredDecision[],
  people: readonly Person[],
): GateHistory {
  const passed: string[] = [];
  let changesRequested = 0;
  let signed: DecisionRecord[] = [];
  let standing: string | null = null;
  let last: DecisionRecord | null = null;
  for (const { record } of decisions) {
    if (record.gate !== gate.id || record.type === 'tick' || record.type === 'untick') continue;
    last = record;
    if (record.type === 'approve' || record.type === 'acknowledge') {
      signed.push(record);
      const text = textOf(record);
      const same = signed.filter((one) => textOf(one) === text);
      const complete = gate.signs.length === 0 || signReport(gate, same, people).missing.length === 0;
      if (!complete || standing === text) continue;
      standing = text;
      passed.push(record.time);
    } else if (record.type !== 'request') {
      if (record.type !== 'revoke') changesRequested++;
      signed = [];
      standing = null;
    }
  }
  return { passed, changesRequested, redone: Math.max(0, passed.length - 1), last };
}

/** What a decision was made on. */
const textOf = ({ digest, documents }: DecisionRecord): string =>
  JSON.stringify([digest, Object.entries(documents ?? {}).sort()]);
