// What VS Code calls inside its extension host: runs every suite of this folder with mocha.
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { workspace } from 'vscode';
import { suites } from 'planwright:host-suites';
import { eventually } from '../harness/eventually.ts';

// Bundled to dist/test/index.cjs; the reporter is the one of the other runs.
const reporter = path.resolve(__dirname, '../../scripts/lib/tally-reporter.cjs');

// The page passes on all that is logged in the workbench; the mark tells the report from the rest.
const mark = process.env['PLANWRIGHT_REPORT_MARK'] ?? '';
const report = (...line: unknown[]): void => console.log(mark + format(...line));

/** Rejects when a test fails or there is none; the report says why. */
export async function run(): Promise<void> {
  try {
    await runSuites();
  } catch (error) {
    // VS Code takes from it that something failed, and tells nobody what.
    report(error);
    throw error;
  }
}

async function runSuites(): Promise<void> {
  Mocha.reporters.Base.consoleLog = report;
  // On a busy machine, a window begins with its tests before it knows its folders.
  await eventually('the folders of the workspace', () => (workspace.workspaceFolders?.length ?? 0) > 0);
  // Longer than any wait in a test, so that it says itself what it did not see.
  const mocha = new Mocha({ ui: 'bdd', reporter, color: true, timeout: 60_000 });
  const only = process.env['PLANWRIGHT_GREP'];
  // Those run in a workspace of their own, and in no other.
  if (workspace.workspaceFile) mocha.grep('several folders');
  else if (only === undefined) mocha.grep('several folders').invert();
  else mocha.grep(only);
  for (const [name, load] of Object.entries(suites)) {
    // This puts describe, it and the hooks on the global object, for the suite that loads next.
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, name, mocha);
    load();
  }
  const total = mocha.suite.total();
  if (total === 0) throw new Error('The suites of test/host hold no test.');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${String(failures)} of ${String(total)} tests failed.`);
}
