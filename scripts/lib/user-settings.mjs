import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** User settings of a VS Code that shows the workspace and the extension, and nothing that greets, asks or reports. */
export const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  // As on the desktop. In a browser VS Code saves by itself, and then shows no editor as dirty.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Writes the user settings that a server started with this user data folder gives to its pages.
 * @param {string} userDataDir
 * @param {Record<string, unknown>} [more]
 */
export async function writeUserSettings(userDataDir, more = {}) {
  const folder = path.join(userDataDir, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), `${JSON.stringify({ ...quietSettings, ...more }, null, 2)}\n`);
}
