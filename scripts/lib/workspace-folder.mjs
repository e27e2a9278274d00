import { cpSync, existsSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * A fresh folder outside the checkout, so that no setting, git repository or package of it is seen.
 * @param {string} purpose
 */
export function freshFolder(purpose) {
  // The real path: VS Code resolves links, and /tmp is one on macOS.
  return realpathSync(mkdtempSync(path.join(os.tmpdir(), `planwright-${purpose}-`)));
}

/**
 * Copies the examples into a folder.
 * @param {string} folder
 */
export function copyExamples(folder) {
  const examples = path.join(root, 'examples');
  if (!existsSync(examples)) return;
  cpSync(examples, folder, { recursive: true, filter: (source) => path.basename(source) !== '.gitkeep' });
}

/**
 * A link to the checkout, to be loaded as the extension under development. Loaded by its own path, the themes of the VS
 * Code that is installed below it would pass for themes of the extension, and win over the user's setting.
 * @param {string} folder
 * @returns {string} path of the link
 */
export function linkExtension(folder) {
  const link = path.join(folder, 'planwright');
  // A junction needs no privilege on Windows; elsewhere the type is ignored.
  symlinkSync(root, link, 'junction');
  return link;
}
