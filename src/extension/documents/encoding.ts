import { FilePermission, FileSystemError, l10n, workspace, type TextDocument } from 'vscode';
import { decodeText } from '../../workspace/decode.ts';

/**
 * Why a document must not be written; empty if it may. VS Code shows bytes that are no UTF-8 as replacement characters,
 * and saving would put those in their place.
 */
export async function readOnlyReason({ uri, isUntitled }: TextDocument): Promise<string> {
  if (isUntitled) return '';
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return l10n.t('This file system can only be read.');
  try {
    const { permissions } = await workspace.fs.stat(uri);
    if (permissions === FilePermission.Readonly) return l10n.t('This file can only be read.');
    const decoded = decodeText(await workspace.fs.readFile(uri));
    return decoded.ok ? '' : decoded.problem.message;
  } catch (error) {
    // A document that is open while its file is gone can be saved again.
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return '';
    return l10n.t('This file cannot be read: {0}', error instanceof Error ? error.message : String(error));
  }
}
