import type { CheckOutput } from '../contract/cli.ts';
import { byPlace } from '../workspace/fileFinding.ts';
import type { CheckedDocument, CheckRequest } from './checkDocument.ts';
import { checkDocument, placed } from './checkDocument.ts';
import { UsageError } from './errors.ts';
import type { Candidates } from './findDocuments.ts';
import type { Workspace } from './workspaces.ts';

/** Checks documents. The same files give the same report, in the same order. */
export async function checkReport(candidates: Candidates, request: CheckRequest): Promise<CheckOutput> {
  refuseUnknown(candidates.workspaces, request);
  const parts: CheckedDocument[] = [];
  // One by one: that keeps one document in memory, and reading does not wait for anything.
  for (const candidate of candidates.files) parts.push(await checkDocument(candidate, request));
  const findings = parts.flatMap((part) => part.findings);
  for (const { workspace, finding } of candidates.findings) findings.push(placed(workspace, finding, request.cwd));
  for (const workspace of candidates.workspaces) {
    const project = await workspace.project();
    for (const finding of [...workspace.kinds.findings, ...project.findings])
      findings.push(placed(workspace, finding, request.cwd));
  }
  const required = parts.flatMap((part) => part.required);
  return {
    format: 1,
    files: parts.filter((part) => part.isPlan).length,
    findings: findings.sort(byPlace),
    required: required.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
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
