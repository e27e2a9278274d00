import type { GateReport, GateState } from '../../../src/core/gates/gate.ts';
import type { Kind } from '../../../src/core/kind/kind.ts';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import type { Surroundings } from '../../../src/core/rules/rule.ts';
import type { Finding } from '../../../src/core/rules/finding.ts';
import type { RuleSettings } from '../../../src/core/rules/settings.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { planning, planOf } from './plans.ts';

export interface World {
  readonly kind?: Kind;
  readonly settings?: Partial<RuleSettings>;
  readonly files?: readonly string[];
  readonly related?: Surroundings['related'];
  readonly gates?: readonly GateReport[];
}

/** All findings on a text. Whether a file exists is not known unless the world says which ones do. */
export function findingsIn(text: string, world: World = {}): readonly Finding[] {
  const engine = createRuleEngine({ ...DEFAULT_SETTINGS, ...world.settings });
  const { files } = world;
  const hasFile = (path: string): boolean | null => files?.includes(path) ?? null;
  return engine.check(
    planOf(text, world.kind),
    { hasFile, related: world.related ?? (() => undefined) },
    () => world.gates ?? [],
  ).findings;
}

/** Each finding as `code: the text under it`, in their order. */
export const told = (text: string, world: World = {}): string[] =>
  findingsIn(text, world).map(({ code, span }) => `${code}: ${text.slice(span.from, span.to)}`);

/** A report on a gate of the planning kind, in a state. */
export function gateIn(id: string, state: GateState): GateReport {
  const gate = planning.gates.find((one) => one.id === id);
  if (!gate) throw new Error(`There is no gate "${id}"`);
  const decided = state === 'approved' || state === 'changed';
  const decision = {
    format: 1,
    document: 'PLANNING.md',
    kind: 'planning',
    gate: id,
    type: 'approve',
    by: 'Ada',
    time: '2026-03-10T08:00:00Z',
    digest: 'v1:sha256:00',
    comment: '',
    previous: null,
    signature: null,
  } as const;
  const passed = state === 'approved';
  const rest = {
    questions: 0,
    blocking: [],
    criteria: [],
    documents: {},
    signs: null,
    notes: [],
    lockedBy: null,
    message: '',
    digest: decision.digest,
  };
  return { gate, state, passed, decision: decided ? decision : null, ...rest };
}
