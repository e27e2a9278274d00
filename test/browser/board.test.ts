import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DecisionRecord } from '../../src/core/gates/decision.ts';
import { root } from '../../scripts/lib/paths.mjs';
import { eventually } from '../harness/eventually.ts';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { FEATURE, prepareExample } from '../unit/workflow/example/build.ts';
import { BoardPage } from './pages/board.ts';
import { PlanForm } from './pages/planForm.ts';

const WORKFLOW = `${FEATURE}/workflow.md`;
const NAME = 'Station alerts';
const [ADA, BEN, CLEO] = ['Ada Okafor', 'Ben Lind', 'Cleo Marsh'];

/** Who signs each gate, by its roles. Whoever signed last begins with the next one: changing places takes long. */
const SIGNERS: readonly (readonly string[])[] = [
  [ADA, BEN],
  [BEN, CLEO],
  [CLEO, BEN],
  [BEN, ADA, CLEO],
  [CLEO, BEN],
  [ADA, CLEO],
];

/** What the documents name. */
const NAMED = ['src/stations.ts', 'test/stations.test.ts', 'README.md', 'requests/stations.bugfix.md'];

/** A workspace with a feature whose documents are approved, and none of whose gates is signed. */
async function preparedFiles(): Promise<Record<string, Uint8Array>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-board-'));
  try {
    mkdirSync(path.join(folder, '.git'));
    for (const name of NAMED) cpSync(path.join(root, 'examples', name), path.join(folder, name));
    await prepareExample(folder);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
    return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a feature on the board, from gate 1 to gate 6', function () {
  this.timeout(300_000);
  this.bail(true);
  let workbench: Workbench;
  let board: BoardPage;
  let form: PlanForm;

  before(async () => {
    workbench = await openWorkbench({
      files: await preparedFiles(),
      theme: 'dark',
      settings: { 'planwright.approver': ADA, 'workbench.editorAssociations': { '**/workflow.md': 'planwright.form' } },
      browser: { viewport: { width: 1500, height: 1000 } },
    });
  });
  after(() => workbench.dispose());

  /** Signs the gate that waits, once the editor knows who is at the keyboard. */
  async function sign(name: string): Promise<void> {
    if (name !== (signed.at(-1) ?? ADA)) await workbench.settings({ 'planwright.approver': name });
    // A page that is just being drawn takes the focus from what is open above it.
    form = await formInView();
    await form.frame.locator('h2').first().click();
    await eventually(`the editor to decide as ${name}`, async () => {
      await workbench.command('Planwright: Approve Checkpoint…');
      await eventually('what is asked before a decision', async () =>
        (await workbench.quickInput.items()).includes('Approve'),
      );
      const shown = await workbench.quickInput.widget.innerText();
      if (shown.replaceAll('\u00a0', ' ').includes(`as ${name}`)) return true;
      await workbench.quickInput.cancel();
      return false;
    });
    await workbench.quickInput.pick('Approve');
    const text = new RegExp(`(?:signed|approved) by ${name}$`, 'm');
    const count = (): number => workbench.file(WORKFLOW).text().match(new RegExp(text, 'gm'))?.length ?? 0;
    const before = signed.filter((one) => one === name).length;
    await eventually(`the signature of ${name} in the document`, () => count() > before);
    signed.push(name);
  }
  const signed: string[] = [];

  // The board is in view until the form has come in its place.
  async function formInView(): Promise<PlanForm> {
    await eventually('the form of the workflow', async () => {
      const titles = await workbench.webviewTitles();
      return titles.length === 1 && titles[0]?.includes('workflow.md') === true;
    });
    return PlanForm.in(workbench);
  }

  it('shows what holds the first gate, and opens it by keyboard', async () => {
    board = await BoardPage.open(workbench);
    await board.says(NAME, 1, /Incomplete[\s\S]*2 open criteria: Technical feasibility validated/);
    await board.says(NAME, 2, /Locked[\s\S]*Waits for "Gate 1: Requirements Approval"/);
    await workbench.screenshot('board-begun');
    await board.row(NAME).getByRole('rowheader').focus();
    await workbench.page.keyboard.press('ArrowRight');
    await eventually('the focus on the cell of gate 1', () =>
      board.cell(NAME, 1).evaluate((cell) => cell === document.activeElement),
    );
    const criteria = board.frame.getByRole('region', { name: `${NAME} – Gate 1: Requirements Approval` });
    await criteria.getByText('Technical feasibility validated').waitFor();
    await criteria.getByText(/Looked at: .*requirements\.md: section 2 is filled in/).waitFor();
    await workbench.screenshot('board-criteria');
    await workbench.page.keyboard.press('Enter');
    form = await formInView();
    const line = form.frame.getByRole('checkbox', { name: 'Technical feasibility validated' });
    await eventually('the criteria of the gate in view', () =>
      line.evaluate((found) => found.getBoundingClientRect().bottom < window.innerHeight),
    );
  });

  it('takes ticks with who and when', async () => {
    for (const text of ['Technical feasibility validated', 'Stakeholder sign-off obtained']) {
      await workbench.command('Planwright: Tick a Criterion…');
      await workbench.quickInput.pick(text);
      await eventually(`the tick at "${text}"`, () =>
        new RegExp(`^- \\[x\\] ${text} \\(${ADA}, 20\\d\\d-[^)]+Z\\)$`, 'm').test(workbench.file(WORKFLOW).text()),
      );
    }
    board = await BoardPage.open(workbench);
    await board.says(NAME, 1, /Ready[\s\S]*Missing: product manager \(Ada Okafor\), technical lead \(Ben Lind\)/);
    await board.says(NAME, 1, /For Ada Okafor, Ben Lind/);
  });

  it('says who is missing, gate by gate, until all have signed', async () => {
    for (const [index, signers] of SIGNERS.entries()) {
      await workbench.openFile(WORKFLOW);
      for (const name of signers) await sign(name);
      board = await BoardPage.open(workbench);
      await board.says(NAME, index + 1, /Approved/);
      if (index < 5) await board.says(NAME, index + 2, /Ready[\s\S]*Missing:/);
    }
    await workbench.screenshot('board-finished');
  });

  it('leaves a released document, and the records of three people', () => {
    const text = workbench.file(WORKFLOW).text();
    assert.match(text, /^\*\*Status:\*\* RELEASED$/m);
    assert.match(text, /^\*\*Approved By:\*\* Ada Okafor, Cleo Marsh$/m);
    const folder = path.join(workbench.folder, '.planwright/decisions', WORKFLOW);
    const records = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as DecisionRecord)
      .filter(({ type }) => type === 'approve');
    assert.equal(records.length, SIGNERS.flat().length);
    assert.deepEqual([...new Set(records.map(({ by }) => by))].sort(), [ADA, BEN, CLEO]);
    assert.ok(records.every(({ roles }) => roles !== undefined && roles.length > 0));
  });

  it('has figures that follow', async () => {
    const figures = board.frame.locator('.figures');
    await figures.getByText('1 finished').waitFor();
    await figures.getByText('100 % (3 of 3)').waitFor();
    await figures.scrollIntoViewIfNeeded();
    await workbench.screenshot('board-figures');
  });
});

describe('a board of 500 features', function () {
  this.timeout(180_000);
  let workbench: Workbench;

  before(async () => {
    const example = readFileSync(path.join(root, 'examples', WORKFLOW), 'utf8');
    const files = Array.from({ length: 500 }, (_, at): [string, string] => {
      const name = `Feature ${String(at + 1).padStart(3, '0')}`;
      return [`docs/features/f${String(at)}/workflow.md`, example.replace(NAME, name)];
    });
    workbench = await openWorkbench({ files: Object.fromEntries(files), theme: 'light' });
  });
  after(() => workbench.dispose());

  it('draws the rows in view only, and is walked through by keyboard', async () => {
    const board = await BoardPage.open(workbench);
    await board.frame.getByText('500 of 500 features').waitFor({ timeout: 60_000 });
    const drawn = (): Promise<number> => board.frame.locator('.rows > .row').count();
    assert.ok((await drawn()) < 40);
    await board.row('Feature 001').getByRole('rowheader').focus();
    await workbench.page.keyboard.press('Control+End');
    await eventually('the focus in the last row', () =>
      board.cell('Feature 500', 6).evaluate((cell) => cell === document.activeElement, undefined, { timeout: 1000 }),
    );
    assert.ok((await drawn()) < 40);
    await workbench.page.keyboard.press('PageUp');
    await eventually('the focus eight rows above', () =>
      board.cell('Feature 492', 6).evaluate((cell) => cell === document.activeElement, undefined, { timeout: 1000 }),
    );
    await workbench.screenshot('board-500');
  });

  it('is narrowed by what is typed', async () => {
    const board = await BoardPage.open(workbench);
    await board.frame.getByRole('textbox', { name: 'Filter features' }).fill('F77/ released');
    await board.frame.getByText('1 of 500 features').waitFor();
    assert.deepEqual(await board.features(), ['Feature 078']);
  });
});
