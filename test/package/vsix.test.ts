import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npmCommand, run } from '../../scripts/lib/process.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { openWorkbench } from '../harness/openWorkbench.ts';

describe('the package', () => {
  let folder: string;
  let vsix: string;
  let output: string;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'planwright-vsix-'));
    vsix = path.join(folder, 'planwright.vsix');
    const npm = npmCommand();
    const made = await run(npm.command, [...npm.args, 'run', 'package', '--', '--out', vsix], {
      cwd: root,
      quiet: true,
    });
    output = made.output;
    assert.equal(made.code, 0, output);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made without a warning', () => {
    assert.doesNotMatch(output, /\bWARNING\b|\bERROR\b/);
  });

  it('is smaller than 2 MB', () => {
    assert.ok(statSync(vsix).size < 2_000_000);
  });

  it('holds only what runs', async () => {
    const { output: list } = await run('npx', ['vsce', 'ls', '--no-dependencies'], { cwd: root, quiet: true });
    const files = list.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));
    const allowed =
      /^(?:package(?:\.nls[\w.-]*)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(?:extension|cli|lister|(?:late|lazy)\/[A-Za-z]+)\.cjs|dist\/kinds\.json|dist\/webview\/.*\.(?:js|css|svg|ttf|woff2)|templates\/.*\.md|media\/.*|l10n\/.*\.json|docs\/rules\/.*\.md)$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file)),
      [],
    );
    for (const file of [
      'dist/extension.cjs',
      'dist/lister.cjs',
      'dist/kinds.json',
      'templates/planning.md',
      'media/schemas/plan-output.schema.json',
    ])
      assert.ok(files.includes(file), list);
  });

  it('opens the form in a clean VS Code that it was installed in', async () => {
    const workbench = await openWorkbench({ vsix, examples: true });
    await workbench.openFile('plans/retry-policy.planning.md');
    await workbench.command('Planwright: Open Form');
    const form = await workbench.webview();
    await form.getByText('Retry policy for the station client').first().waitFor();
    await workbench.dispose();
  });
});
