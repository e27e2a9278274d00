import { Uri, workspace } from 'vscode';

/** Where a document stands: the folder that its decisions and templates are in, and its path from there. */
export interface Location {
  readonly folder: Uri;
  /** With `/`, never starting with one. */
  readonly path: string;
}

/** A document outside every workspace folder has its own folder for one. */
export function locate(uri: Uri): Location {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder) return { folder: folder.uri, path: workspace.asRelativePath(uri, false) };
  return { folder: Uri.joinPath(uri, '..'), path: uri.path.slice(uri.path.lastIndexOf('/') + 1) };
}
