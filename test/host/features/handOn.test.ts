import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { write } from '../documents/support.ts';
import { answering, closeAll, eventually, openPlan, unique } from './support.ts';

const SPEC = readFileSync(path.join(__dirname, '../../examples/requests/reminders.spec.md'), 'utf8');

const BUGFIX = readFileSync(path.join(__dirname, '../../examples/requests/stations.bugfix.md'), 'utf8');

const FUNCTIONAL = path.join(__dirname, '../../examples/plans/ISSUES-1/ISSUES-1_rest-api');
const PLAN = readFileSync(path.join(FUNCTIONAL, 'plan.md'), 'utf8');
const DATA = readFileSync(path.join(FUNCTIONAL, 'plan_output.json'), 'utf8');

const toldOf = (uri: vscode.Uri, code: string): boolean | undefined =>
  vscode.languages.getDiagnostics(uri).some((one) => one.code === code) || undefined;

describe('handing on', () => {
  afterEach(closeAll);

  it('tells of data that was made from an earlier text, until it is made again', async () => {
    const folder = `${unique()}/plans`;
    await write(`${folder}/plan_output.json`, DATA);
    const { uri, editor } = await openPlan(PLAN, `${folder}/plan.md`);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(PLAN.length), '\nMore.\n'));
    assert.equal(toldOf(uri, 'output.stale'), undefined, 'while it is not saved');
    await editor.document.save();
    await eventually('what was saved is later than the data', () => toldOf(uri, 'output.stale'));
    await answering(['Plan as data'], () => vscode.commands.executeCommand('planwright.exportPlan', uri));
    await eventually('the data is of this text', () => !toldOf(uri, 'output.stale') || undefined);
  });

  it('makes the outputs of a maintenance plan, each in an editor', async () => {
    const { uri } = await openPlan(BUGFIX, `${unique()}/leak.bugfix.md`);
    const made: Record<string, string> = {};
    for (const title of ['Bugfix report', 'Change plan', 'Test plan']) {
      await answering([title], () => vscode.commands.executeCommand('planwright.exportPlan', uri));
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.isUntitled, true, 'nothing is written by itself');
      made[title] = editor.document.getText();
    }
    const heads = Object.values(made).map((text) => text.slice(0, text.indexOf('\n')));
    assert.equal(new Set(heads).size, 3);
    for (const [title, text] of Object.entries(made)) assert.ok(text.includes('station'), title);
  });

  it('says which sections a prompt lacks, before it is handed on and after, and leads to the first', async () => {
    const [answered = '', ...sections] = SPEC.split(/^(?=## \d+\. )/m);
    const bare = sections.map((section) => `${section.slice(0, section.indexOf('\n'))}\n\n`).join('');
    const { uri } = await openPlan(answered + bare, `${unique()}/SPEC.md`);
    const listed: (string | undefined)[] = [];
    const told = await warned('Write It', () =>
      answering(['Frontend', 'Copy'], () => vscode.commands.executeCommand('planwright.handOn', uri), listed),
    );
    const gaps = 'None of its sections is written yet: 7. UI/Frontend Plan, 6. API Surface (Draft)';
    assert.equal(listed[0], `$(warning) ${gaps}`);
    assert.deepEqual(told, [`"Frontend (Vue + Pinia)" was handed on with gaps. ${gaps}`]);
    assert.match(await vscode.env.clipboard.readText(), /None of its sections is written yet/);
    await eventually('the form', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString() ? true : undefined;
    });
  });

  it('says to copy the prompt where there is no chat', async () => {
    const { uri } = await openPlan(SPEC, `${unique()}/SPEC.md`);
    const told = await withoutChat(() =>
      answering(['Backend (DRF)', 'Open in the chat'], () => vscode.commands.executeCommand('planwright.handOn', uri)),
    );
    assert.deepEqual(told, ['This editor has no chat. Copy the prompt instead.']);
  });
});

/** Answers warnings by a button of theirs, and gives what they said. */
async function warned(button: string, run: () => Promise<unknown>): Promise<readonly string[]> {
  const window = vscode.window as { showWarningMessage: unknown };
  const original = window.showWarningMessage;
  const told: string[] = [];
  window.showWarningMessage = (message: string, ...buttons: string[]) => {
    told.push(message);
    return Promise.resolve(buttons.find((one) => one === button));
  };
  try {
    await run();
  } finally {
    window.showWarningMessage = original;
  }
  return told;
}

/** Runs something in an editor that lacks the command of the chat, and gives the errors that were shown meanwhile. */
async function withoutChat(run: () => Promise<unknown>): Promise<readonly string[]> {
  const { commands, window } = vscode as unknown as {
    commands: { executeCommand: (name: string, ...given: unknown[]) => Thenable<unknown> };
    window: { showErrorMessage: unknown };
  };
  const original = { executeCommand: commands.executeCommand, showErrorMessage: window.showErrorMessage };
  const told: string[] = [];
  commands.executeCommand = (name, ...given) =>
    name === 'workbench.action.chat.open'
      ? Promise.reject(new Error(`command '${name}' not found`))
      : original.executeCommand(name, ...given);
  window.showErrorMessage = (message: string) => {
    told.push(message);
    return Promise.resolve(undefined);
  };
  try {
    await run();
  } finally {
    commands.executeCommand = original.executeCommand;
    window.showErrorMessage = original.showErrorMessage;
  }
  return told;
}
