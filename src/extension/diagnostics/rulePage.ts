import { Uri } from 'vscode';

/** The documentation page of a rule, which ships with the extension. */
export const rulePage = (extension: Uri, code: string): Uri => Uri.joinPath(extension, 'docs', 'rules', `${code}.md`);
