import type { CheckOutput, ReportedFinding } from '../contract/cli.ts';
import type { GateReport } from '../core/gates/gate.ts';
import type { FileFinding } from '../workspace/fileFinding.ts';
import { fileFinding } from '../workspace/fileFinding.ts';
import { keptTextProblems } from '../workspace/keptTexts.ts';
import { isSpecification, matchPath } from '../workspace/matchKind.ts';
import { openPlan } from '../workspace/plans.ts';
import { reportFindings } from '../workspace/report/reportFindings.ts';
import { staleOutputs } from '../workspace/staleOutputs.ts';
import { newHasher } from '../node/newHasher.ts';
import type { Candidate } from './findDocuments.ts';
import { judge } from './judge.ts';
import type { Workspace } from './workspaces.ts';
import { shownPath } from './workspaces.ts';

/** How documents are checked. */
export interface CheckRequest {
  /** Every document is read as this kind. */
  readonly kind: string | null;
  /** The gate that must be passed. */
  readonly require: string | null;
  readonly withFixes: boolean;
  readonly cwd: string;
}

/** What one document adds to the report. */
export interface CheckedDocument {
  readonly isPlan: boolean;
  readonly findings: readonly ReportedFinding[];
  readonly required: CheckOutput['required'];
}

export async function checkDocument(
  { workspace, name, named }: Candidate,
  request: CheckRequest,
): Promise<CheckedDocument> {
  const { kinds } = workspace.kinds;
  const given = request.kind === null ? null : (kinds.find(({ id }) => id === request.kind) ?? null);
  const opened = await openPlan(workspace.files, name, kinds, given);
  if (opened.type === 'no-kind') return { ...NOTHING, findings: named ? [ofNoKind(workspace, name, request.cwd)] : [] };
  if (opened.type === 'problem') return { ...NOTHING, findings: [placed(workspace, opened.finding, request.cwd)] };
  const { plan } = opened.open;
  const { findings, gates, history } = await judge(workspace, opened.open);
  const file = shownPath(workspace, name, request.cwd);
  const broken = history.problems.map((problem) =>
    placed(workspace, fileFinding('decision.invalid', 'error', problem.file, problem.message), request.cwd),
  );
  // Approvals are bound to the text by their records: without the copy, only the difference is lost.
  const kept = workspace.decisions ? await keptTextProblems(workspace.decisions, history, plan.kind, newHasher) : [];
  const lost = kept.map((problem) =>
    placed(workspace, fileFinding('decision.invalid', 'warning', problem.file, problem.message), request.cwd),
  );
  const stale = await staleOutputs(workspace.files, opened.open.path, plan, newHasher);
  const beside = stale.map((finding) => placed(workspace, finding, request.cwd));
  return {
    isPlan: true,
    findings: [...reportFindings(plan, file, findings, request.withFixes), ...broken, ...lost, ...beside],
    required: gates.flatMap((report) =>
      report.gate.id === request.require ? [requiredGate(file, report, broken.length > 0)] : [],
    ),
  };
}

// A record that is gone or broken could be the one that takes an approval back.
function requiredGate(
  file: string,
  { gate, state, passed, message }: GateReport,
  inDoubt: boolean,
): CheckedDocument['required'][number] {
  const why = passed && inDoubt ? 'The records of decisions are damaged, so this cannot be relied on.' : message;
  return { file, gate: gate.id, state, passed: passed && !inDoubt, message: why };
}

const NOTHING: CheckedDocument = { isPlan: false, findings: [], required: [] };

// The message may name the file by its path in the workspace; the reader stands somewhere else.
export const placed = (workspace: Workspace, finding: FileFinding, cwd: string): ReportedFinding => ({
  ...finding,
  file: shownPath(workspace, finding.file, cwd),
  fixes: [],
});

function ofNoKind(workspace: Workspace, name: string, cwd: string): ReportedFinding {
  const { kinds } = workspace.kinds;
  const meant = matchPath(name, kinds);
  const how = meant
    ? `It is named like the kind "${meant.id}", and has too few of its headings: --kind ${meant.id}, or "planwright: ${meant.id}" in its front matter, reads it as that and tells what it lacks.`
    : `Say which by --kind, or by "planwright: KIND" in its front matter. Kinds: ${kinds.map(({ id }) => id).join(', ')}.`;
  const asItIs =
    meant && isSpecification(meant) ? ' A feature can be planned from it as it is: "planwright plan".' : '';
  const message = `This is of no known kind, so it was not checked. ${how}${asItIs}`;
  return placed(workspace, fileFinding('document.unknown-kind', 'info', name, message), cwd);
}
