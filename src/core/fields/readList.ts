import type { ItemBlock, Region } from '../markdown/block.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Place } from './place.ts';
import { afterMarker, itemsIn, itemSlot, makeSlot, ONE_LINE } from './place.ts';
import type { ListItem, TaskItem, Value } from './value.ts';

/** A list below a label, or a list without one. A value in the label's own line counts as the first item. */
export function readList(_schema: FieldSchema, place: Place): Value {
  const items: ListItem[] = itemsIn(place.blocks).map((item) => ({
    from: item.from,
    to: item.to,
    slot: itemSlot(place.region, item, afterMarker(place.region, item), false),
  }));
  const inline = place.labelled?.inline;
  if (inline && inline.from < inline.to) {
    items.unshift({ ...inline, slot: makeSlot(place.region, inline, ONE_LINE) });
  }
  return { type: 'list', items };
}

/** Task items below a label, or without one. Items of other lists count as open. */
export function readTasks(schema: FieldSchema, place: Place): Value {
  const items = itemsIn(place.blocks).map((item) => readTask(place.region, item));
  if (schema.type === 'choice') return { type: 'choice', items };
  return { type: 'checklist', items };
}

export function readTask(region: Region, item: ItemBlock): TaskItem {
  const start = item.task ? item.content : afterMarker(region, item);
  const slot = itemSlot(region, item, start, item.task !== null);
  return { from: item.from, to: item.to, slot, state: item.task?.state ?? 'open', mark: item.task?.mark ?? null };
}
