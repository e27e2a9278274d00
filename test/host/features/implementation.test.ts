import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { answering, closeAll, eventually, openPlan, unique, workspaceFolder } from './support.ts';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`planwright.${command}`, ...args);

const COMPLETE = readFileSync(path.join(__dirname, '../../test/fixtures/planning/complete.md'), 'utf8');
/** The files that it says are there. */
const EXISTING = ['src/http/pipeline.ts', 'src/config.ts', 'src/main.ts', 'test/server.ts'];
const COMMITS = [
  ['Commit 1', 'A burst', '1a2b3c4'],
  ['Commit 2', 'A mode', 'b2c3d4e'],
  ['Commit 3', 'The integration', 'c3d4e5f'],
] as const;
const DECISIONS = [
  ['acknowledgeCheckpoint', 'Acknowledge', 'requirements'],
  ['approveCheckpoint', 'Approve', 'alternatives'],
  ['acknowledgeCheckpoint', 'Acknowledge', 'design'],
  ['approveCheckpoint', 'Approve', 'implementation-plan'],
] as const;

/** A time as the extension writes it becomes a word. */
const timeless = (text: string): string => text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME');

const MESSAGES = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

/** Where a message comes in place of a step, the error says it. */
async function tellingMessages(steps: () => Promise<void>): Promise<void> {
  const window: Record<(typeof MESSAGES)[number], unknown> = vscode.window;
  const original = { ...window };
  const told: string[] = [];
  for (const name of MESSAGES)
    window[name] = (message: string) => {
      told.push(message);
      return Promise.resolve(undefined);
    };
  try {
    await steps();
  } catch (error) {
    throw told.length === 0 ? error : new Error(`It said: ${told.join(' ')}`, { cause: error });
  } finally {
    for (const name of MESSAGES) window[name] = original[name];
  }
}

describe('implementing a plan', () => {
  const approver = (name: string | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('planwright').update('approver', name, vscode.ConfigurationTarget.Global);
  before(() => approver('Ada'));
  after(() => approver(undefined));
  afterEach(closeAll);

  it('goes from the approval by each commit to the end, and changes nothing else', async () => {
    const folder = unique();
    for (const file of EXISTING)
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(workspaceFolder(), folder, file), new Uint8Array());
    const { uri, document, session } = await openPlan(COMPLETE, `${folder}/PLANNING.md`);
    const onDisk = async (): Promise<string> => {
      await document.save();
      return timeless(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    };
    await tellingMessages(async () => {
      for (const [command, word, gate] of DECISIONS) {
        await answering([word], () => run(command, { uri, gate }));
        await eventually(`"${gate}" is passed`, () => {
          const report = session.state.gates.find((each) => each.gate.id === gate);
          return report?.state === 'approved' ? true : undefined;
        });
      }
    });
    let expected = await onDisk();
    assert.ok(expected.includes('**Document Status:** DESIGN_APPROVED\n'), expected);

    await tellingMessages(async () => {
      for (const [commit, , hash] of COMMITS) {
        await answering([commit, 'Start'], () => run('resumeImplementation', uri));
        await answering([commit, 'Mark as done', hash], () => run('resumeImplementation', uri));
      }
      await answering(['COMPLETE'], () => run('setStatus', uri));
    });

    for (const [, tests, hash] of COMMITS)
      expected = expected.replace(
        new RegExp(`- \\*\\*Tests:\\*\\* ${tests}.*\\n`),
        (line) => `${line}- **Status:** done (${hash}, TIME)\n`,
      );
    expected = expected
      .replace('Status:** DESIGN_APPROVED', 'Status:** COMPLETE')
      .replace(
        /.*"Implementation plan" approved by Ada\n/,
        (line) =>
          `${line}- **[TIME]** Status set to IMPLEMENTATION_IN_PROGRESS by Ada\n- **[TIME]** Status set to COMPLETE by Ada\n`,
      );
    assert.equal(await onDisk(), expected);
    assert.equal(session.state.gates.at(-1)?.state, 'approved', 'progress takes no approval back');
  });
});
