import { CompletionItem, CompletionItemKind } from 'vscode';
import type { Services } from '../../services.ts';
import { around, type Place } from './context.ts';

/** Files of the workspace in a slot for references. Null anywhere else. */
export async function pathItems(place: Place, { completePath }: Services): Promise<CompletionItem[] | null> {
  const { field, before, behind, document, offset } = place;
  if (!field?.schema.reference) return null;
  // In the label itself nothing is referred to.
  const label = field.read.labelled?.labelSpan;
  if (label && offset < field.start + label.to) return null;
  const typed = /[\w@~./+-]*$/.exec(before)?.[0] ?? '';
  const rest = /^[\w@~./+-]*/.exec(behind)?.[0] ?? '';
  const opened = before.length > typed.length && before.at(-typed.length - 1) === '`';
  const paths = await completePath(document.uri, typed);
  return paths.map((path, index) => {
    const item = new CompletionItem(path, path.endsWith('/') ? CompletionItemKind.Folder : CompletionItemKind.File);
    item.range = around(place, typed.length, rest.length);
    item.insertText = opened ? path + (behind.startsWith('`', rest.length) ? '' : '`') : `\`${path}\``;
    item.filterText = path;
    item.sortText = String(index).padStart(3, '0');
    return item;
  });
}
