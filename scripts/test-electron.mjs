// The suite of test/host in the desktop VS Code. PLANWRIGHT_VSCODE names an installed one; otherwise one is downloaded.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runTests } from '@vscode/test-electron';
import { runScript, ToolError } from './lib/tool-error.mjs';
import { writeUserSettings } from './lib/user-settings.mjs';
import { copyExamples, freshFolder, linkExtension } from './lib/workspace-folder.mjs';

await runScript(async () => {
  const executable = process.env['PLANWRIGHT_VSCODE'];
  if (executable !== undefined && !existsSync(executable)) {
    throw new ToolError(`PLANWRIGHT_VSCODE is ${executable}, which does not exist.`);
  }
  const folder = freshFolder('electron');
  const workspace = path.join(folder, 'workspace');
  const userDataDir = path.join(folder, 'user');
  mkdirSync(workspace);
  copyExamples(workspace);
  const extension = linkExtension(folder);
  await writeUserSettings(userDataDir);
  try {
    process.exitCode = await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(extension, 'dist/test/index.cjs'),
      launchArgs: [
        workspace,
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${path.join(folder, 'extensions')}`,
        '--disable-workspace-trust',
        // Root, as in containers, has no sandbox.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    throw new ToolError(
      `VS Code did not run the suite: ${error instanceof Error ? error.message : String(error)}\n` +
        'Set PLANWRIGHT_VSCODE to an installed VS Code, or run "npm run test:host", which needs no download.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
