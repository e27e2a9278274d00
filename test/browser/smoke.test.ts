import assert from 'node:assert/strict';
import { openWorkbench } from '../harness/openWorkbench.ts';
import { WORKSPACE_SETTINGS, type Workbench } from '../harness/workbench.ts';

describe('the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      theme: 'dark',
      files: {
        'notes/plan.md': '# A plan\n',
        'notes/drawn.md': '# In the preview\n',
        [WORKSPACE_SETTINGS]: '{}',
        'broken.json': '{ "a": 1, "a": 2 ',
      },
      settings: { 'workbench.editorAssociations': { '**/drawn.md': 'vscode.markdown.preview.editor' } },
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

  it('opens a file in an editor that is a webview, which changes its theme with the window', async () => {
    await workbench.command('View: Close All Editors');
    await workbench.openFile('notes/drawn.md');
    await workbench.wear('high-contrast');
    const preview = await workbench.webview();
    await preview.getByRole('heading', { name: 'In the preview' }).waitFor();
    assert.match((await preview.locator('body').getAttribute('class')) ?? '', /vscode-high-contrast/);
  });
});
