import type { CheckOutput, ReportedFinding } from '../contract/cli.ts';
import type { GateReport } from '../core/gates/gate.ts';
import { eachBounded } from '../workspace/eachBounded.ts';
import type { FileFinding } from '../workspace/fileFinding.ts';
import { byPlace, fileFinding } from '../workspace/fileFinding.ts';
import { openPlan } from '../workspace/plans.ts';
import { reportFindings } from '../workspace/report/reportFindings.ts';
import { UsageError } from './errors.ts';
import type { Candidate, Candidates } from './findDocuments.ts';
import { judge } from './judge.ts';
import type { Workspace } from './workspaces.ts';
import { shownPath } from './workspaces.ts';

export interface CheckRequest {
  /** Every document is read as this kind. */
  readonly kind: string | null;
  /** The gate that must be passed. */
  readonly require: string | null;
  readonly withFixes: boolean;
  readonly cwd: string;
}

const AT_ONCE = 1;

/** Checks documents. The same files give the same report, in the same order. */
export async function checkReport(candidates: Candidates, request: CheckRequest): Promise<CheckOutput> {
  refuseUnknown(candidates.workspaces, request);
  const parts = await eachBounded(candidates.files, AT_ONCE, (candidate) => checkOne(candidate, request));
  const findings = parts.flatMap((part) => part.findings);
  for (const { workspace, finding } of candidates.findings) findings.push(placed(workspace, finding, request.cwd));
  for (const workspace of candidates.workspaces) {
    findings.push(...workspace.kinds.findings.map((finding) => placed(workspace, finding, request.cwd)));
  }
  const required = parts.flatMap((part) => part.required);
  return {
    format: 1,
    files: parts.filter((part) => part.isPlan).length,
    findings: findings.sort(byPlace),
    required: required.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

interface Part {
  readonly isPlan: boolean;
  readonly findings: readonly ReportedFinding[];
  readonly required: CheckOutput['required'];
}

async function checkOne({ workspace, name, named }: Candidate, request: CheckRequest): Promise<Part> {
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
  return {
    isPlan: true,
    findings: [...reportFindings(plan, file, findings, request.withFixes), ...broken],
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
): Part['required'][number] {
  const why = passed && inDoubt ? 'The records of decisions are damaged, so this cannot be relied on.' : message;
  return { file, gate: gate.id, state, passed: passed && !inDoubt, message: why };
}

const NOTHING: Part = { isPlan: false, findings: [], required: [] };

// The message may name the file by its path in the workspace; the reader stands somewhere else.
const placed = (workspace: Workspace, finding: FileFinding, cwd: string): ReportedFinding => ({
  ...finding,
  file: shownPath(workspace, finding.file, cwd),
  fixes: [],
});

function ofNoKind(workspace: Workspace, name: string, cwd: string): ReportedFinding {
  const message =
    'This is of no known kind, so it was not checked. Say which by --kind, or by "planwright: KIND" in its front matter.';
  return placed(workspace, fileFinding('document.unknown-kind', 'info', name, message), cwd);
}

function refuseUnknown(workspaces: readonly Workspace[], request: CheckRequest): void {
  const kinds = workspaces.flatMap((workspace) => workspace.kinds.kinds);
  if (request.kind !== null && !kinds.some(({ id }) => id === request.kind)) {
    throw new UsageError(`There is no kind "${request.kind}". Kinds: ${list(kinds.map(({ id }) => id))}.`);
  }
  const gates = kinds.flatMap((kind) => kind.gates.map(({ id }) => id));
  if (request.require !== null && !gates.includes(request.require)) {
    throw new UsageError(`No kind has a gate "${request.require}". Gates: ${list(gates)}.`);
  }
}

const list = (names: readonly string[]): string => [...new Set(names)].join(', ');
