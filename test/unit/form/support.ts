import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FormField, FormNode, Snapshot } from '../../../src/contract/form.ts';
import { snapshotSchema } from '../../../src/contract/form.ts';
import { NO_PROJECT } from '../../../src/core/gates/world.ts';
import { NO_HISTORY, type DecisionHistory } from '../../../src/core/gates/history.ts';
import { parseTemplate } from '../../../src/core/kind/parseTemplate.ts';
import type { Kind } from '../../../src/core/kind/kind.ts';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { createRuleEngine } from '../../../src/core/rules/engine.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/rules/settings.ts';
import { judgePlan } from '../../../src/extension/documents/judge.ts';
import type { PlanState } from '../../../src/extension/documents/planState.ts';
import { buildSnapshot, type FormAround, type FormView } from '../../../src/extension/form/snapshot.ts';
import { newHasher } from '../../../src/node/newHasher.ts';

export function kindOf(template: string): Kind {
  const { kind, problems } = parseTemplate(template, 'test.md');
  assert.ok(kind, JSON.stringify(problems));
  return kind;
}

export const planning = kindOf(readFileSync(new URL('../../../templates/planning.md', import.meta.url), 'utf8'));

const engine = createRuleEngine(DEFAULT_SETTINGS);

export function stateOf(
  kind: Kind,
  text: string,
  previous?: PlanState,
  history: DecisionHistory = NO_HISTORY,
): PlanState {
  const plan = readPlan(kind, text, previous?.plan);
  return judgePlan(plan, (previous?.version ?? 0) + 1, null, {
    engine,
    around: { hasFile: () => null, related: () => undefined },
    history,
    newHasher,
    project: NO_PROJECT,
  });
}

const AROUND: FormAround = {
  file: 'PLANNING.md',
  readOnly: '',
  undecidable: '',
  drafting: false,
  parts: null,
};

/** The snapshot of a section, which must be one of the contract. */
export function snapshotOf(state: PlanState, view: Partial<FormView> = {}, around: Partial<FormAround> = {}): Snapshot {
  const made = buildSnapshot(state, { section: '', unfolded: new Set(), ...view }, { ...AROUND, ...around });
  const parsed = snapshotSchema.safeParse({ ...made, version: 1 });
  assert.ok(parsed.success, JSON.stringify(parsed.error?.issues));
  assert.deepEqual(parsed.data, { ...made, version: 1 }, 'something is not in the contract');
  return parsed.data;
}

export function slotAt(node: FormNode | null, id: string): FormField | FormNode | undefined {
  for (const slot of node?.slots ?? []) {
    if (slot.id === id) return slot;
    const below = slot.node === 'node' ? slotAt(slot, id) : undefined;
    if (below) return below;
  }
  return undefined;
}

export function fieldAt(node: FormNode | null, id: string): FormField {
  const slot = slotAt(node, id);
  assert.ok(slot?.node === 'field', `no field ${id} in ${JSON.stringify(node?.slots.map((one) => one.id))}`);
  return slot;
}

export function nodeAt(node: FormNode | null, id: string): FormNode {
  const slot = slotAt(node, id);
  assert.ok(slot?.node === 'node', `no node ${id} in ${JSON.stringify(node?.slots.map((one) => one.id))}`);
  return slot;
}
