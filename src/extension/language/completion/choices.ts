import { CompletionItem, CompletionItemKind } from 'vscode';
import { statusReason } from '../../../core/gates/status.ts';
import { shift } from '../../../core/markdown/span.ts';
import { toRange } from '../../diagnostics/toDiagnostic.ts';
import { touches } from '../locate.ts';
import type { Place } from './context.ts';

/** The options of a choice that is written as text. Null anywhere else. */
export function choiceItems({ field, state, offset }: Place): CompletionItem[] | null {
  if (!field || field.schema.options.length === 0 || !('slot' in field.read.value)) return null;
  const slot = shift(field.read.value.slot, field.start);
  // An empty slot begins right behind its label; the caret stands a blank further.
  const inEmpty = slot.from === slot.to && /^[ \t]*$/.test(state.plan.text.slice(slot.to, offset)) && offset >= slot.to;
  if (!touches(slot, offset) && !inEmpty) return null;
  const { plan, gates, lines } = state;
  const isStatus = plan.header('status')?.id === field.id;
  return field.schema.options.map(({ text }, index) => {
    const item = new CompletionItem(text, CompletionItemKind.EnumMember);
    item.range = toRange(lines, inEmpty ? { from: offset, to: offset } : slot);
    item.filterText = inEmpty ? text : state.plan.text.slice(slot.from, slot.to);
    item.sortText = String(index).padStart(3, '0');
    const reason = isStatus ? statusReason(plan, text, gates) : '';
    if (reason !== '') item.detail = reason;
    return item;
  });
}
