// Exports the strings of the extension and its webviews to l10n/bundle.l10n.json, for translators and for the webviews.
//   node scripts/l10n.mjs [--check]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { getL10nJson } from '@vscode/l10n-dev';
import { root } from './lib/paths.mjs';
import { runScript, ToolError } from './lib/tool-error.mjs';

const bundle = path.join(root, 'l10n/bundle.l10n.json');
const sources = ['src/extension', 'webview-ui/src'];

function sourceFiles() {
  return sources.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .sort()
      .map((file) => path.join(root, folder, file)),
  );
}

/** The bundle's text: sorted, so that moving a string from file to file changes nothing. */
export async function bundleText() {
  const files = sourceFiles().map((file) => ({
    extension: path.extname(file),
    contents: readFileSync(file, 'utf8'),
  }));
  const strings = await getL10nJson(files);
  const sorted = Object.fromEntries(Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    const text = await bundleText();
    if (!process.argv.includes('--check')) {
      mkdirSync(path.dirname(bundle), { recursive: true });
      writeFileSync(bundle, text);
      return;
    }
    let current = '';
    try {
      current = readFileSync(bundle, 'utf8');
    } catch {
      // Not exported yet.
    }
    if (current !== text) throw new ToolError('l10n/bundle.l10n.json is not up to date: npm run l10n:export');
  });
}
