import type { GateReport } from '../../core/gates/gate.ts';
import { nextStatuses, statusOf } from '../../core/gates/status.ts';
import type { Plan } from '../../core/plan/plan.ts';

/** Whether a field is one that decisions and transitions write, so that it is not simply set. */
export const isDecided = ({ kind }: Plan, field: string): boolean =>
  [kind.headerRoles.status, kind.headerRoles.approvedBy].some((role) => role !== null && field === `header/${role}`);

/**
 * Why the status or the approver of a plan cannot be set to a text; empty if it can. Only a transition that the kind
 * knows, and that is true of the plan, sets a status; only an approval names an approver.
 */
export function refusedHeader(plan: Plan, field: string, raw: string, gates: readonly GateReport[]): string {
  const text = raw.trim();
  const { status, approvedBy } = plan.kind.headerRoles;
  if (field === `header/${approvedBy ?? ''}`) {
    return text === '' ? '' : 'An approver is named by an approval, which a person gives in the editor.';
  }
  const now = statusOf(plan);
  if (field !== `header/${status ?? ''}` || text === '' || now?.name.toUpperCase() === text.toUpperCase()) return '';
  const known = plan.kind.statuses.some(({ name }) => name.toUpperCase() === text.toUpperCase());
  // What is no status at all is told of by whoever sets it.
  if (!known) return '';
  const next = nextStatuses(plan, gates);
  const wanted = next.find(({ name }) => name.toUpperCase() === text.toUpperCase());
  if (wanted) return wanted.reason;
  const names = next.map(({ name }) => name).join(', ');
  return `${text} may not follow ${now?.name ?? 'what stands there'}. These may: ${names || 'none'}.`;
}
