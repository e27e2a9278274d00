import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { bytes, closeAll, remove, write } from '../documents/support.ts';
import { answering, workspaceFolder } from './support.ts';

const newPlan = (...answers: readonly string[]): Promise<vscode.Uri | undefined> =>
  answering(['Functional plan', ...answers], () => vscode.commands.executeCommand('planwright.newPlan'));

describe('a new plan of a task', () => {
  afterEach(async () => {
    await closeAll();
    await remove('plans/PROJ-7');
  });
  // Closed, so that git is not run for the other suites; left there, since git that loses it under way fails loudly.
  after(async () => {
    if (existsSync(path.join(workspaceFolder().fsPath, '.git'))) await vscode.commands.executeCommand('git.close');
  });

  it('asks for the task where no branch names one, and lists the documents beside it', async () => {
    await write('plans/PROJ-7/spec.md', '# Spec\n');
    const uri = await newPlan('PROJ-7', 'plans/PROJ-7/plan.md');
    assert.ok(uri?.path.endsWith('/plans/PROJ-7/plan.md'), String(uri));
    const text = await bytes('plans/PROJ-7/plan.md');
    assert.match(text, /^\*\*Task:\*\* PROJ-7$/m);
    assert.match(text, /^\*\*Created:\*\* \d{4}-\d{2}-\d{2}$/m);
    assert.match(text, /^- `spec\.md`$/m);
  });

  it('takes the task, the branch and the place from the branch of the repository', async function () {
    // The branch is what the editor's git extension says: without it, the person is asked as above.
    if (!vscode.extensions.getExtension('vscode.git')) this.skip();
    execFileSync('git', ['init', '-q', '-b', 'PROJ-7_many-widgets'], { cwd: workspaceFolder().fsPath });
    const uri = await newPlan('plans/PROJ-7/PROJ-7_many-widgets/plan.md');
    assert.ok(uri?.path.endsWith('/plans/PROJ-7/PROJ-7_many-widgets/plan.md'), String(uri));
    const text = await bytes('plans/PROJ-7/PROJ-7_many-widgets/plan.md');
    assert.match(text, /^\*\*Task:\*\* PROJ-7\n\*\*Branch:\*\* PROJ-7_many-widgets$/m);
  });
});
