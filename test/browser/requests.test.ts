import assert from 'node:assert/strict';
import { openWorkbench } from '../harness/openWorkbench.ts';
import { eventually } from '../harness/eventually.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const REQUEST = 'We need a simple inventory app for small shops.\n# It counts, and nothing else';

describe('from a request to the prompt of an agent', function () {
  this.timeout(180_000);
  this.bail(true);
  let workbench: Workbench;
  let form: PlanForm;
  const spec = () => workbench.file('SPEC.md');

  before(async () => {
    workbench = await openWorkbench({
      examples: true,
      theme: 'light',
      browser: { viewport: { width: 1400, height: 1000 }, permissions: ['clipboard-read', 'clipboard-write'] },
    });
  });
  after(() => workbench.dispose());

  it('takes the request, and asks for what is missing', async () => {
    await workbench.command('Planwright: New from Request…');
    await workbench.quickInput.pick('Write it in an editor');
    await workbench.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    for (const line of REQUEST.split('\n')) {
      await workbench.page.keyboard.type(line);
      await workbench.page.keyboard.press('Enter');
    }
    await workbench.command('Planwright: New from Request…');
    await workbench.quickInput.pick('Specification');
    await workbench.quickInput.answer(/Path of the new plan/);
    form = await PlanForm.in(workbench);
    assert.ok(spec().text().includes(`\`\`\`text\n${REQUEST}\n\`\`\``));
    await form.goTo('reflection');
    await form.frame.getByText('Insufficient', { exact: true }).waitFor();
    await workbench.screenshot('request-insufficient');
  });

  it('refuses prompts while it waits for answers', async () => {
    await form.goTo('17');
    const card = form.frame.locator('.hand-on');
    await card.getByText('Checkpoint "Reflection" is shut.').waitFor();
    assert.equal(await card.getByRole('button').count(), 0);
  });

  it('reflects again when the last question is answered', async () => {
    await form.goTo('reflection/questions');
    const answers = form.frame.getByRole('textbox', { name: /^Answer to: / });
    await answers.first().waitFor();
    const count = await answers.count();
    for (let index = 0; index < count; index++) {
      await answers.nth(index).click();
      await answers.nth(index).pressSequentially(`Answer ${index + 1} of the owner.`);
      await answers.nth(index).blur();
    }
    await form.goTo('reflection');
    await form.frame.getByText('Sufficient', { exact: true }).waitFor();
    await workbench.screenshot('request-sufficient');
    await workbench.saveAll();
    assert.match(spec().text(), /Reflection: sufficient\./);
    assert.match(spec().text(), /^\*\*Current Phase:\*\* Specification$/m);
  });

  it('hands the prompt on by the clipboard', async () => {
    await form.goTo('5');
    await form.fill('5/entity-1/relations', 'An item has many movements.');
    await form.goTo('17');
    // Another journey in this browser may have left a prompt that begins the same.
    await workbench.page.evaluate(() => navigator.clipboard.writeText(''));
    await form.frame.getByRole('button', { name: 'Copy: Backend (DRF)' }).click();
    let copied = '';
    await eventually(
      () => `the prompt in the clipboard, which holds: ${copied.slice(0, 80)}`,
      async () => {
        copied = await workbench.page.evaluate(() => navigator.clipboard.readText());
        return copied.startsWith('# Backend (DRF)');
      },
    );
    assert.ok(copied.includes(REQUEST), copied);
    assert.ok(copied.includes('- **Relations:** An item has many movements.'));
    assert.ok(copied.includes('Answer 3 of the owner.'));
    await workbench.screenshot('request-handed-on');
  });
});
