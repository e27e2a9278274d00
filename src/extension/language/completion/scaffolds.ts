import { CompletionItem, CompletionItemKind, l10n, SnippetString } from 'vscode';
import { planEdit } from '../../../core/edit/planEdit.ts';
import type { ContainerSchema } from '../../../core/kind/kind.ts';
import { walkSlots } from '../../../core/kind/kind.ts';
import type { LocatedNode, Plan } from '../../../core/plan/plan.ts';
import { spanOfNode } from '../../../core/plan/plan.ts';
import { titleOf } from '../../../core/rules/names.ts';
import { withoutRules } from '../locate.ts';
import { around, type Place } from './context.ts';

/** At the start of a line: what the kind expects here and the document has not. Null anywhere else. */
export function scaffoldItems(place: Place): CompletionItem[] | null {
  const line = /^([ \t]*)((?:[-*+][ \t]*)?[*_#]{0,6}[ \t]*[\p{L}\p{N}][\p{L}\p{N} ]*|(?:[-*+][ \t]*)?[*_#]*)$/u.exec(
    place.before,
  );
  if (!line || place.behind.trim() !== '') return null;
  const typed = line[2] ?? '';
  const nested = (line[1] ?? '') !== '';
  return [...labelItems(place, typed, nested), ...(nested ? [] : entryItems(place, typed))];
}

function labelItems(place: Place, typed: string, nested: boolean): CompletionItem[] {
  const { node } = place.node;
  return node.missing
    .filter(({ path, slot }) => path.includes('/') === nested && !node.closed.has(slot.id))
    .flatMap(({ slot }, index) => {
      const label = slot.node === 'field' ? slot.label : slot.type === 'section' ? null : slot.title;
      if (label === null || slot.source === '') return [];
      const item = new CompletionItem(label, CompletionItemKind.Field);
      item.detail = l10n.t('Missing in {0}', titleOf(node));
      item.sortText = `0 ${String(index).padStart(3, '0')}`;
      return [withSource(place, item, label, slot.source, typed)];
    });
}

function entryItems(place: Place, typed: string): CompletionItem[] {
  const items: CompletionItem[] = [];
  for (let located: LocatedNode | null = place.node; located; located = located.parent) {
    const { node } = located;
    for (const { schema, text } of nextEntries(place.state.plan, located)) {
      const heading = /^[#*_ ]*([^:：[]*)/u.exec(text)?.[1]?.trim() ?? schema.title;
      const item = new CompletionItem(heading, CompletionItemKind.Struct);
      item.detail = l10n.t('New in {0}', titleOf(node));
      item.sortText = `1 ${String(items.length).padStart(3, '0')}`;
      items.push(withSource(place, item, heading, text, typed));
    }
  }
  return items;
}

/** The text that adding an entry would put in: with its next ordinal, at the right level. */
function nextEntries(plan: Plan, { node }: LocatedNode): { schema: ContainerSchema; text: string }[] {
  const found: { schema: ContainerSchema; text: string }[] = [];
  for (const { slot } of walkSlots(node.schema?.slots ?? [])) {
    if (slot.node !== 'container' || !slot.ordinal) continue;
    // An entry within another belongs to that one, which is asked for itself.
    if (found.some(({ schema }) => holds(schema, slot))) continue;
    const added = planEdit(plan, { type: 'addEntry', node: node.id, entry: slot.id, title: '' });
    if (!added.ok) continue;
    const known = new Set(Array.from(plan.walk(), (located) => located.node.id));
    const entry = Array.from(added.after.walk()).find(
      ({ node: other }) => other.schema === slot && !known.has(other.id),
    );
    if (!entry) continue;
    const { from, to } = spanOfNode(entry);
    found.push({ schema: slot, text: withoutRules(added.after.text.slice(from, to)) });
  }
  return found;
}

function holds(outer: ContainerSchema, inner: ContainerSchema): boolean {
  for (const { slot } of walkSlots(outer.slots)) if (slot === inner) return true;
  return false;
}

function withSource(place: Place, item: CompletionItem, label: string, source: string, typed: string): CompletionItem {
  item.insertText = snippetOf(source);
  item.range = around(place, typed.length);
  // What was typed may begin with a list marker and stars, as the line will.
  item.filterText = `${/^[-*+_# \t]*/.exec(typed)?.[0] ?? ''}${label}`;
  item.documentation = source;
  return item;
}

const HINT = /\[(?![ xX]\])([^\]\n]+)\]/g;

/** Template lines with their hints as stops; a hint that lists options becomes a choice. */
export function snippetOf(source: string): SnippetString {
  const snippet = new SnippetString();
  const text = source.replace(/\r\n?/g, '\n');
  let at = 0;
  for (const match of text.matchAll(HINT)) {
    snippet.appendText(text.slice(at, match.index));
    const options = (match[1] ?? '').split('|').map((option) => option.trim());
    if (options.length > 1) snippet.appendChoice(options);
    else snippet.appendPlaceholder(match[0]);
    at = match.index + match[0].length;
  }
  return snippet.appendText(text.slice(at));
}
