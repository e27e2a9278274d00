import { Uri, window, workspace } from 'vscode';

/** Asks where a Markdown file goes, writes it and shows it. `name` is proposed, beside the document. */
export async function saveText(text: string, document: Uri, name: string): Promise<void> {
  const defaultUri = Uri.joinPath(document, '..', name);
  const target = await window.showSaveDialog({ defaultUri, filters: { Markdown: ['md'] } });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await window.showTextDocument(target, { preview: true });
}
