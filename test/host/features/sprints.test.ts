import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, plan, remove, soon } from '../documents/support.ts';

const FILE = 'sprints/docs/features/station-alerts/tasks.md';
const example = readFileSync(path.join(__dirname, '../../examples/docs/features/station-alerts/tasks.md'), 'utf8');

describe('proposed sprints', () => {
  afterEach(async () => {
    await closeAll();
    await remove('sprints');
  });

  const sprints = (text: string): string[] => text.match(/^- \*\*Sprint:\*\* .*$/gm) ?? [];

  it('are shown as a difference, and written when a person accepts them', async () => {
    const planned = sprints(example);
    const open = example
      .replace(/^(- \*\*Sprint:\*\*) .*$/gm, '$1 [The sprint]')
      .replace(/^(- \*\*Status:\*\*) done$/gm, '$1 open');
    const { document } = await plan(FILE, open);
    await vscode.commands.executeCommand('planwright.proposeSprints', document.uri);
    await soon('the difference', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'planwright-draft';
    });
    assert.equal(document.getText(), open);
    await vscode.commands.executeCommand('planwright.acceptDraft');
    assert.equal(sprints(document.getText()).length, planned.length);
    assert.ok(
      sprints(document.getText()).every((line) => !line.includes('[')),
      document.getText(),
    );
    assert.match(document.getText(), /Proposed sprints taken over/);
  });
});
