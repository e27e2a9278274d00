import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { eventually } from '../harness/eventually.ts';
import { openBeside, openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { PlanForm } from './pages/planForm.ts';

const EXAMPLE = readFileSync(path.join(root, 'examples/plans/retry-policy.planning.md'));
const GOAL = "Readings keep arriving while a station's gateway restarts.";

describe('two writers of one plan', () => {
  let workbench: Workbench;
  let form: PlanForm;
  let count = 0;
  const plan = () => workbench.file(`plans/retry-${String(count)}.planning.md`);

  before(async () => {
    workbench = await openWorkbench({ examples: true, settings: { 'planwright.approver': 'Ada Okafor' } });
  });
  // A plan of its own for each test, in one window.
  beforeEach(async () => {
    count++;
    plan().write(EXAMPLE);
    await workbench.openFile(path.relative(workbench.folder, plan().path));
    await workbench.command('Planwright: Open Form');
    form = await PlanForm.in(workbench);
    await form.goTo('1');
  });
  after(() => workbench.dispose());

  /** Saves again until the file is as wanted: what was typed last may be on its way to the document still. */
  async function saved(what: string, wanted: (text: string) => boolean): Promise<string> {
    return eventually(
      () => `${what} in the file; it holds:\n${plan().text()}\nIt was not there`,
      async () => {
        await workbench.saveAll();
        const text = plan().text();
        return wanted(text) ? text : undefined;
      },
    );
  }

  /** Another program writes the file while a person types into the field, without the pause after which it is sent. */
  async function writeWhileTyping(typed: string, change: (text: string) => string, arrived: () => Promise<boolean>) {
    const control = form.control('1/user-story-goal');
    await control.click();
    await control.press('Control+End');
    await control.pressSequentially(typed);
    plan().write(change(plan().text()));
    let more = '';
    await eventually('the outside change in the form', async () => {
      if (await arrived()) return true;
      await control.press('x');
      more += 'x';
      return false;
    });
    return typed + more;
  }

  it('keeps what is typed and what another program writes elsewhere', async () => {
    const questions = form.frame.locator('[data-section="2"] .count.questions');
    assert.equal(await questions.innerText(), '2');
    const outside = '- [ ] Who reads the log of retries?\n';
    const typed = await writeWhileTyping(
      ' Nothing is lost.',
      (text) => text.replace('- [ ] Should the caller', `${outside}- [ ] Should the caller`),
      async () => (await questions.innerText()) === '3',
    );
    await form.control('1/user-story-goal').blur();
    const text = await saved('both texts', (now) => now.includes(typed));
    assert.ok(text.includes(`- **User Story/Goal:** ${GOAL}${typed}\n`), text);
    assert.ok(text.includes(outside), text);
  });

  for (const [choice, ends] of [
    ['Keep mine', (typed: string) => `- **User Story/Goal:** ${GOAL}${typed}\n`],
    ['Take theirs', () => '- **User Story/Goal:** Readings never stop.\n'],
  ] as const) {
    it(`shows both texts of one slot, and "${choice}" settles it`, async () => {
      const conflict = form.field('1/user-story-goal').locator('.conflict');
      const typed = await writeWhileTyping(
        ' Mine.',
        (text) => text.replace(GOAL, 'Readings never stop.'),
        () => conflict.isVisible(),
      );
      assert.match(await conflict.innerText(), /Readings never stop\./);
      assert.ok((await conflict.innerText()).includes(`${GOAL}${typed}`));
      assert.ok(plan().text().includes('- **User Story/Goal:** Readings never stop.\n'));
      await workbench.screenshot(`conflict-${choice}`);
      await conflict.getByRole('button', { name: 'Compare' }).click();
      const told = async (tag: string): Promise<string> => (await conflict.locator(tag).allInnerTexts()).join(' ');
      assert.ok((await told('ins')).includes(typed.trim()), await conflict.innerText());
      assert.match(await told('del'), /never stop/);
      await conflict.getByRole('button', { name: choice }).click();
      await conflict.waitFor({ state: 'hidden' });
      const line = ends(typed);
      const text = await saved(line, (now) => now.includes(line));
      assert.equal(text.match(/\*\*User Story\/Goal:\*\*/g)?.length, 1);
    });
  }

  it('loses no character of what is typed fast', async () => {
    const text = 'The quick brown fox jumps over the lazy dog, twice; and again 0123456789 '.repeat(4).trim();
    const control = form.control('1/user-story-goal');
    await control.click();
    await form.overtype(control, text, { delay: 25 });
    assert.equal(await control.inputValue(), text);
    await control.blur();
    await saved('every character', (now) => now.includes(`- **User Story/Goal:** ${text}\n`));
  });

  it('keeps one decision where two windows take it at once', async () => {
    const beside = await openBeside(workbench);
    await beside.openFile(path.relative(workbench.folder, plan().path));
    await beside.command('Planwright: Open Form');
    const forms = [form, await PlanForm.in(beside)];
    for (const one of forms) {
      await one.goTo('1');
      await one.gate('requirements').getByRole('button', { name: 'Acknowledge…' }).click();
    }
    const buttons = forms.map((one) =>
      one.gate('requirements').getByRole('button', { name: 'Acknowledge', exact: true }),
    );
    await Promise.all(buttons.map((button) => button.click()));
    for (const one of forms) await one.gateShows('requirements', 'Acknowledged');
    const folder = path.join(workbench.folder, '.planwright/decisions', path.relative(workbench.folder, plan().path));
    const records = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));
    await eventually('one record', () => records().length === 1);
    await beside.page.context().close();
    assert.equal(records().length, 1);
    const text = plan().text();
    assert.equal(text.match(/Requirements.*acknowledged/gi)?.length, 1, text);
  });

  // The last one, since it leaves a second group of editors.
  it('keeps what is typed in the form and in the text editor beside it', async () => {
    // The text is shown at the section that the form shows.
    const headingLine = plan().text().split('\n').indexOf('## 1. Goal & Feature Requirements') + 1;
    await workbench.command('Planwright: Open Markdown to the Side');
    const editor = workbench.page.locator('.editor-instance .monaco-editor').first();
    await editor.waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: `Ln ${String(headingLine)}, Col` }).waitFor();
    const control = form.control('1/user-story-goal');
    await control.click();
    await control.press('Control+End');
    await control.pressSequentially(' Typed in the form.');
    // The text editor takes the focus from the field, whose text has not been sent yet.
    await editor.click();
    await workbench.page.keyboard.press('Control+End');
    await workbench.page.keyboard.type(' Typed in the text.');
    const both = ['Typed in the form.', 'Typed in the text.'];
    const text = await saved('both texts', (now) => both.every((each) => now.includes(each)));
    assert.ok(text.includes(`- **User Story/Goal:** ${GOAL} Typed in the form.\n`), text);
    assert.ok(/ Typed in the text\.\n?$/.test(text), text);
  });
});
