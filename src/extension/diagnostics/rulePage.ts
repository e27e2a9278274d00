import { Uri } from 'vscode';

const pages = new Map<string, Uri>();

/** The documentation page of a rule, which ships with the extension. */
export function rulePage(extension: Uri, code: string): Uri {
  // Asked of every finding after every key.
  const known = pages.get(code);
  if (known) return known;
  const page = Uri.joinPath(extension, 'docs', 'rules', `${code}.md`);
  pages.set(code, page);
  return page;
}
