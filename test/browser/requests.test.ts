import assert from 'node:assert/strict';
import { openWorkbench } from '../harness/openWorkbench.ts';
import { eventually } from '../harness/eventually.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const REQUEST = 'We need a simple inventory app for small shops.\n# It counts, and nothing else';

/** What each field that is filled in changes: a choice, a checklist, a text, a list, two tables, a title, a text. */
const FILLED: readonly (readonly [string, string])[] = [
  ['**Ticket Type:** Feature\n', '**Ticket Type:** Maintenance\n'],
  ['- [x] Actors\n', '- [ ] Actors\n'],
  ['[What exists already, and what this touches]', 'Shops count on *paper* today.'],
  ['  - [A service and what it is responsible for]\n', '  - Stock is counted\n  - \\# Orders are proposed\n'],
  ['| [A role] |', '| Clerk \\| owner |'],
  ['### Entity 1: [Name]', '### Entity 1: Item'],
  ['[To which entity, and how many to how many]', 'An item has many movements.'],
  ['| [GET \\| POST \\| PUT \\| PATCH \\| DELETE] |', '| POST |'],
];

/** A document without the moment of its last edit. */
const undated = (text: string): string => text.replace(/^\*\*Last Updated:\*\* .*$/m, '');

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
    assert.match(spec().text(), /^- \*\*Non-Goals:\*\*\n {2}- Answer \d+ of the owner\.$/m, 'where it belongs');
  });

  it('takes what a person gives a field of each type, and writes nothing else', async () => {
    const before = spec().text();
    await form.goTo('request');
    await form.field('request/ticket-type').getByRole('combobox').selectOption('Maintenance');
    await form.goTo('reflection');
    await form.tick(form.field('reflection/alignment').getByRole('checkbox', { name: 'Actors' }), false);
    await form.goTo('1');
    await form.fill('1/context', 'Shops count on *paper* today.');
    await form.goTo('3');
    const actor = form.field('3/table').getByRole('textbox', { name: 'Actor, row 1' });
    await actor.pressSequentially('Clerk | owner');
    await actor.blur();
    await form.goTo('5');
    await form.rename('Entity 1', 'Item');
    await form.fill('5/entity-1/relations', 'An item has many movements.');
    await form.goTo('8');
    const services = form.field('8/services').getByRole('textbox');
    await services.first().pressSequentially('Stock is counted');
    await services.first().press('Enter');
    await services.nth(1).pressSequentially('# Orders are proposed');
    await services.nth(1).blur();
    await form.goTo('6');
    await form.field('6/table').getByRole('combobox', { name: 'Method, row 1' }).selectOption('POST');

    let wanted = undated(before);
    for (const [from, to] of FILLED) {
      assert.equal(wanted.split(from).length, 2, `${from} stands in the document once`);
      wanted = wanted.replace(from, to);
    }
    let text = '';
    await eventually(
      () => `what was filled in, and nothing else, in the file; it holds:\n${text}\nIt was not there`,
      async () => {
        await workbench.saveAll();
        text = spec().text();
        return undated(text) === wanted;
      },
    );
  });

  it('hands the prompt on by the clipboard', async () => {
    await form.goTo('17');
    const card = form.frame.locator('.hand-on li').filter({ hasText: 'Backend (DRF)' });
    const size = /([\d.,]+) characters/.exec(await card.innerText())?.[1];
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
    assert.equal(size?.replace(/\D/g, ''), String(copied.length), 'the size beside the prompt is that of the prompt');
    assert.ok(copied.includes(REQUEST), copied);
    assert.ok(copied.includes('- **Relations:** An item has many movements.'));
    assert.ok(copied.includes('Answer 3 of the owner.'));
    await workbench.screenshot('request-handed-on');
  });
});
