import type { GateReport } from '../../gates/gate.ts';
import { shift } from '../../markdown/span.ts';
import { optionNamed } from '../readChoice.ts';
import type { GateRule } from '../rule.ts';
import { greatest } from '../../lists.ts';

export const rule: GateRule = {
  code: 'status.phase-disagrees',
  severity: 'info',
  title: 'The phase is another than the one that the checkpoints lead to.',
  reads: 'gates',
  check: (plan, { kind }, { gates }) => {
    const field = plan.header('phase');
    const value = field?.read.value;
    if (!field || !value || !('slot' in value) || gates.length < kind.gates.length) return [];
    const phases = field.schema.options.map(({ text }) => text);
    const now = optionNamed(field.schema.options, value.slot.text)?.text;
    if (now === undefined) return [];
    const passed = gates.filter(wasPassed).map(({ gate }) => phases.indexOf(gate.phase ?? ''));
    const wanted = phases[greatest([phases.indexOf(field.schema.initial ?? ''), ...passed], 0)];
    if (wanted === undefined || wanted === now) return [];
    const message = `Set the phase to "${wanted}": that is where the checkpoints stand.`;
    const intents = [{ type: 'setText' as const, field: field.id, text: wanted }];
    const fixes = [{ title: `Set the phase to "${wanted}"`, intents, preferred: true }];
    return [{ message, span: shift(value.slot, field.start), node: field.node.id, field: field.id, fixes }];
  },
};

// What changed since, or waits for an earlier one, was passed all the same.
const wasPassed = ({ passed, state, decision }: GateReport): boolean =>
  passed || state === 'changed' || (state === 'locked' && decision !== null);
