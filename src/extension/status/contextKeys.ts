import { commands, Disposable } from 'vscode';
import { isDerived } from '../../core/trace/specification.ts';
import { hasRole } from '../../core/outputs/output.ts';
import { commitsOf } from '../../core/gates/progress.ts';
import { nextStatuses, statusOf } from '../../core/gates/status.ts';
import { decidable } from '../commands/decisions.ts';
import { missingSections } from '../commands/missingSections.ts';
import { questionFields } from '../commands/questions.ts';
import { gatesWithApproval } from '../commands/showChangesSinceApproval.ts';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { openQuestions } from '../summary/openQuestions.ts';

/** What applies to a plan now; commands are shown by it. */
export function abilities({
  state,
  readOnly,
}: Pick<DocumentSession, 'state' | 'readOnly'>): Readonly<Record<string, boolean>> {
  const { plan, gates, findings } = state;
  const canResume = commitsOf(plan).length > 0 && (plan.kind.statuses.length === 0 || statusOf(plan)?.gate != null);
  return {
    planActive: true,
    readOnly: readOnly !== '',
    hasFindings: findings.length > 0,
    hasQuestions: openQuestions(plan).length > 0,
    hasMissing: missingSections(plan).length > 0,
    hasApproval: gatesWithApproval(state).length > 0,
    canAsk: questionFields(plan).length > 0,
    canApprove: decidable(gates, 'approve').length > 0,
    canAcknowledge: decidable(gates, 'acknowledge').length > 0,
    canRequestChanges: decidable(gates, 'request-changes').length > 0,
    canReject: decidable(gates, 'reject').length > 0,
    canTick: gates.some(({ criteria }) => criteria.some(({ automatic, place }) => !automatic && place !== null)),
    canRevoke: decidable(gates, 'revoke').length > 0,
    canResume,
    canPlanFeature: !isDerived(plan.kind) && hasRole(plan.kind, 'criterion'),
    canResearch: hasRole(plan.kind, 'research'),
    canChooseSkills: hasRole(plan.kind, 'skills'),
    canAnalyse: hasRole(plan.kind, 'patterns-similar'),
    canCompareEnvironment: hasRole(plan.kind, 'dev-environment'),
    canReflect: plan.kind.reflection !== null,
    hasTasks: hasRole(plan.kind, 'task'),
    canSetStatus: nextStatuses(plan, gates).length > 0,
  };
}

/** Keeps the context keys `planwright.…` true of the active plan; `planwright.plans` lists all that are open. */
export function keepContextKeys({ sessions, active }: Services): Disposable {
  let shown: Readonly<Record<string, boolean>> = {};
  const set = (key: string, value: unknown): void =>
    void commands.executeCommand('setContext', `planwright.${key}`, value);
  const update = (): void => {
    const now = active.session ? abilities(active.session) : {};
    for (const key of new Set([...Object.keys(shown), ...Object.keys(now)])) {
      if ((shown[key] ?? false) !== (now[key] ?? false)) set(key, now[key] ?? false);
    }
    shown = now;
  };
  const list = (): void =>
    set(
      'plans',
      sessions.all().map(({ document }) => document.uri.toString()),
    );
  // Typing changes these keys seldom, and a menu can wait for a pause.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (session: DocumentSession): void => {
    if (session !== active.session) return;
    clearTimeout(timer);
    timer = setTimeout(update, 150);
  };
  list();
  update();
  return Disposable.from(
    sessions.onDidOpen(list),
    sessions.onDidClose(list),
    active.onDidChange(update),
    sessions.onDidChange(later),
    new Disposable(() => clearTimeout(timer)),
  );
}
