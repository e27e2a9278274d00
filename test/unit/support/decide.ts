import assert from 'node:assert/strict';
import path from 'node:path';
import { judge } from '../../../src/cli/judge.ts';
import { openDocument } from '../../../src/cli/openDocument.ts';
import { Workspaces } from '../../../src/cli/workspaces.ts';
import { planEdits } from '../../../src/core/edit/planEdit.ts';
import { coveredText } from '../../../src/core/gates/canonical.ts';
import { decisionIntents, decisionReason } from '../../../src/core/gates/decide.ts';
import type { DecisionType } from '../../../src/core/gates/decision.ts';
import type { GateReport } from '../../../src/core/gates/gate.ts';
import { recordOf } from '../../../src/core/gates/record.ts';
import { gatesNamed, rejectReason, reopensOf, reopensReason } from '../../../src/core/gates/reject.ts';
import { signReason } from '../../../src/core/gates/signs.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { encodeText } from '../../../src/workspace/decode.ts';
import { DecisionStore } from '../../../src/workspace/decisions.ts';

export interface Taken {
  readonly file: string;
  readonly gate: string;
  readonly type: DecisionType;
  readonly by: string;
  readonly now: string;
  readonly comment?: string;
  readonly criterion?: string;
}

const terminal = { out: () => undefined, err: () => undefined, style: (_: string, text: string) => text };

/** How the gates of a document of a folder stand, by their ids. */
export async function gatesOf(folder: string, file: string): Promise<ReadonlyMap<string, GateReport>> {
  const context = { cwd: folder, terminal, workspaces: new Workspaces(folder) };
  const { open, workspace } = await openDocument(file, undefined, context);
  const { gates } = await judge(workspace, open);
  return new Map(gates.map((report) => [report.gate.id, report]));
}

/**
 * What a person does in the editor, by the same steps and without one: why it is refused, or an empty text once the
 * record is written and the document says so too.
 */
export async function decide(folder: string, taken: Taken): Promise<string> {
  const context = { cwd: folder, terminal, workspaces: new Workspaces(folder) };
  const { open, workspace } = await openDocument(taken.file, undefined, context);
  const { gates, history } = await judge(workspace, open);
  const report = gates.find(({ gate }) => gate.id === taken.gate);
  assert.ok(report, `${taken.file} has no gate "${taken.gate}"`);
  const { project } = await workspace.project();
  const refused =
    decisionReason(report, taken.type) ||
    (taken.type === 'approve' ? signReason(report.gate, report.signs, taken.by, project.people) : '') ||
    (taken.type === 'reject' ? rejectReason(open.plan) : '');
  if (refused !== '') return refused;
  const { type, by, now, comment = '', criterion } = taken;
  const place = { document: open.path, plan: open.plan, history, project, now };
  const record = recordOf(place, report, { type, by, comment, ...(criterion === undefined ? {} : { criterion }) });
  await new DecisionStore(workspace.files, newHasher).append(record, coveredText(open.plan, report.gate.covers));
  const after = (await gatesOf(folder, taken.file)).get(taken.gate) ?? report;
  const edited = planEdits(open.plan, decisionIntents(open.plan, after, record));
  assert.ok(edited.ok, edited.ok ? '' : edited.message);
  if (edited.after.text !== open.text)
    await workspace.files.replace(open.path, encodeText(edited.after.text), open.bytes);
  if (taken.type === 'reject') await takeBack(folder, taken, reopensOf(open.plan));
  return '';
}

async function takeBack(folder: string, taken: Taken, names: readonly string[]): Promise<void> {
  const file = path.posix.join(path.posix.dirname(taken.file), 'workflow.md');
  const context = { cwd: folder, terminal, workspaces: new Workspaces(folder) };
  const { open } = await openDocument(file, undefined, context);
  assert.equal(reopensReason(open.plan, open.kind), '');
  for (const gate of gatesNamed(open.kind, names))
    await decide(folder, {
      ...taken,
      file,
      gate: gate.id,
      type: 'request-changes',
      comment: 'The review was rejected.',
    });
}
