import assert from 'node:assert/strict';
import { openWorkbench } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';

describe('the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      theme: 'dark',
      files: { 'notes/plan.md': '# A plan\n', 'broken.json': '{ "a": 1, "a": 2 ' },
    });
  });
  after(() => workbench.dispose());

  it('offers the commands of the extension', async () => {
    const commands = await workbench.commands('Planwright: ');
    assert.ok(
      commands.some((name) => name.startsWith('Planwright: ')),
      `the palette offers ${commands.join(', ')}`,
    );
  });

  it('runs a command, opens a file and edits it, and saves it', async () => {
    await workbench.openFile('notes/plan.md');
    await workbench.command('View: Close All Editors');
    await workbench.openFile('notes/plan.md');
    await workbench.page.keyboard.type('x');
    await workbench.saveAll();
    assert.equal(workbench.file('notes/plan.md').text(), 'x# A plan\n');
  });

  it('shows problems', async () => {
    await workbench.openFile('broken.json');
    const problems = await workbench.problems((all) => all.length >= 3);
    assert.ok(problems.some((each) => each.message === 'Duplicate object key' && each.file === 'broken.json'));
  });

  it('reaches into webviews', async () => {
    await workbench.openFile('notes/plan.md');
    await workbench.command('Markdown: Open Preview to the Side');
    const preview = await workbench.webview('plan.md');
    await preview.getByText('A plan').waitFor();
  });

  it('opens a file in an editor that is a webview', async () => {
    const other = await openWorkbench({
      theme: 'high-contrast',
      files: { 'a.md': '# In the preview\n' },
      settings: { 'workbench.editorAssociations': { '*.md': 'vscode.markdown.preview.editor' } },
    });
    await other.openFile('a.md');
    const preview = await other.webview();
    await preview.getByRole('heading', { name: 'In the preview' }).waitFor();
    assert.match((await preview.locator('body').getAttribute('class')) ?? '', /vscode-high-contrast/);
    await other.dispose();
  });
});
