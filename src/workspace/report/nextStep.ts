import type { GateReport } from '../../core/gates/gate.ts';
import { commitsOf, currentCommit } from '../../core/gates/progress.ts';
import { statusOf } from '../../core/gates/status.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Finding } from '../../core/rules/finding.ts';

export interface NextStep {
  readonly text: string;
  /** Id of the field or section to go to; empty where there is nothing to do. */
  readonly target: string;
}

/**
 * What the protocol of the kind asks for now, in its own words: about the first gate that is not passed, else about the
 * status and its commits.
 */
export function nextStep(plan: Plan, gates: readonly GateReport[], findings: readonly Finding[]): NextStep {
  const open = gates.find(({ passed }) => !passed);
  if (open) return gateStep(open);
  const error = findings.find(({ severity }) => severity === 'error');
  const commit = currentCommit(commitsOf(plan));
  const text = statusOf(plan)?.next;
  if (!error && commit && text) return { text, target: commit.node.node.id };
  const first = error ?? findings.find(({ severity }) => severity === 'warning');
  if (first) return { text: first.message, target: first.field ?? first.node };
  return { text: gates.length > 0 ? 'Every checkpoint is passed.' : 'Nothing is missing.', target: '' };
}

function gateStep({ gate, state, message, blocking, lockedBy, decision }: GateReport): NextStep {
  const first = blocking[0];
  const target = first?.field ?? first?.node ?? gate.shows;
  const name = `Checkpoint "${gate.title}"`;
  if (message !== '') return { text: message, target };
  switch (state) {
    case 'changed':
      return {
        text: `${name} was passed, and the text has changed since. A person decides on it again.`,
        target: gate.shows,
      };
    case 'changes-requested':
      return { text: `${name}: changes were requested. ${decision?.comment ?? ''}`.trim(), target: gate.shows };
    case 'locked':
      return { text: `${name} waits for checkpoint "${lockedBy?.title ?? ''}".`, target: gate.shows };
    case 'ready':
    case 'requested':
    case 'approved':
      return { text: `${name} waits for a person's decision.`, target: gate.shows };
    case 'incomplete': {
      if (!first) return { text: `${name}: a section that it covers is missing.`, target: gate.shows };
      const more = blocking.length > 1 ? ` (1 of ${blocking.length})` : '';
      return { text: `${name}: ${first.message}${more}`, target };
    }
  }
}
