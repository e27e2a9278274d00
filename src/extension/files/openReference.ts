import { l10n, Range, Uri, window, workspace } from 'vscode';
import { pathsIn } from '../../core/rules/paths.ts';
import { resolvePath } from '../../workspace/paths.ts';
import { locate } from '../documents/location.ts';

/** Opens a file that a document refers to, at its lines. Nothing outside the document's folder is opened. */
export async function openReference(document: Uri, reference: string): Promise<void> {
  const path =
    pathsIn(reference)[0]?.path ??
    reference
      .replace(/^`|`$/g, '')
      .replace(/[:#]L?\d+.*$/, '')
      .trim();
  const { folder, path: own } = locate(document);
  const bases = ['', own.slice(0, Math.max(0, own.lastIndexOf('/')))];
  for (const base of bases) {
    const resolved = resolvePath(base, path);
    const uri = resolved === null || resolved === '' ? null : Uri.joinPath(folder, resolved);
    if (uri && (await isFile(uri))) {
      const selection = linesOf(reference);
      await window.showTextDocument(uri, selection ? { selection } : {});
      return;
    }
  }
  await window.showInformationMessage(l10n.t('There is no file "{0}" in this folder.', path));
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** `src/a.ts:10-42`, one-based in the text. */
function linesOf(reference: string): Range | null {
  const match = /[:#]L?(\d{1,7})(?:\s*[-–]\s*L?(\d{1,7}))?/.exec(reference);
  if (!match?.[1]) return null;
  const first = Math.max(0, Number(match[1]) - 1);
  const last = match[2] === undefined ? first : Math.max(first, Number(match[2]) - 1);
  return new Range(first, 0, last, match[2] === undefined ? 0 : Number.MAX_SAFE_INTEGER);
}
