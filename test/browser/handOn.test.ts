import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { newHasher } from '../../src/node/newHasher.ts';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const SPEC = 'requests/reminders.spec.md';

describe('handing a prompt on', function () {
  this.timeout(120_000);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      examples: true,
      theme: 'light',
      browser: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
  });
  after(() => workbench.dispose());

  async function handOn(way: string): Promise<void> {
    await workbench.openFile(SPEC);
    await workbench.command('Planwright: Hand On to an Agent…');
    await workbench.quickInput.pick('Backend (DRF)');
    await workbench.quickInput.pick(way);
  }

  /** What every prompt holds, whichever way it goes. */
  function assertPrompt(text: string): void {
    const spec = workbench.file(SPEC).text();
    const hasher = newHasher();
    hasher.update(spec);
    for (const part of [
      '# Backend (DRF): Medicine reminders\n',
      '| Metoprolol "retard" | 1 | – | ½ |',
      'Exact alarms need a permission that Android 14 takes away by default.',
      `version sha256:${hasher.digest()}`,
    ]) {
      assert.ok(text.includes(part), `${part} is not in: ${text.slice(0, 200)}`);
    }
  }

  it('writes it to a file, beside the document unless another place is chosen', async () => {
    await handOn('Write to a file…');
    const { quickInput, folder } = workbench;
    const beside = `${folder}/requests/reminders.spec.backend-prompt.md`;
    await eventually('the name of the file', async () => (await quickInput.input.inputValue()) === beside);
    await quickInput.saveAs(`${folder}/knowledge/for-backend.md`);
    const written = workbench.file('knowledge/for-backend.md');
    await eventually('the file', () => existsSync(written.path));
    assertPrompt(written.text());
    // The same bytes as by the command line.
    const cli = path.join(root, 'dist/cli.cjs');
    const printed = spawnSync(process.execPath, [cli, 'prompts', SPEC, '--agent', 'backend'], { cwd: folder });
    assert.deepEqual(written.bytes(), printed.stdout);
    await workbench.tab('for-backend.md').waitFor();
  });

  it('writes nothing when the person thinks better of it', async () => {
    await handOn('Write to a file…');
    const { quickInput, folder } = workbench;
    const beside = `${folder}/requests/reminders.spec.backend-prompt.md`;
    await eventually('the name of the file', async () => (await quickInput.input.inputValue()) === beside);
    await quickInput.cancel();
    assert.equal(existsSync(beside), false);
  });

  it('puts it into the chat, for the person to send', async () => {
    await handOn('Open in the chat');
    const input = workbench.page.locator('.interactive-input-part .monaco-editor').first();
    let seen = '';
    await eventually(
      () => `the prompt in the input of the chat, which holds: ${seen}`,
      async () => {
        seen = (await input.isVisible()) ? (await input.innerText()).replaceAll('\u00a0', ' ') : 'nothing';
        return /# Backend \(DRF\): Medicine\s+reminders/.test(seen);
      },
    );
    // The editor of the input draws the lines in view only; all of them are in the clipboard after a copy.
    await input.click();
    await workbench.page.keyboard.press('Control+a');
    await workbench.page.keyboard.press('Control+c');
    assertPrompt(await workbench.page.evaluate(() => navigator.clipboard.readText()));
    assert.equal(
      await workbench.page.locator('.interactive-item-container.interactive-request').count(),
      0,
      'not sent',
    );
  });

  it('says in the form which sections a prompt lacks, and leads there', async () => {
    // Enough is known to write it, and nothing of it is written.
    await workbench.openFile(SPEC);
    await workbench.command('Planwright: Open Form');
    const form = await PlanForm.in(workbench);
    await form.goTo('17');
    const prompts = form.frame.locator('.prompts > li');
    const frontend = prompts.filter({ hasText: 'Frontend' });
    await frontend.getByText('None of its sections is written yet:').waitFor();
    await workbench.screenshot('prompt-with-gaps');
    await frontend.getByRole('button', { name: '7. UI/Frontend Plan' }).click();
    await form.frame.getByRole('heading', { name: /UI\/Frontend Plan/ }).waitFor();
  });
});
