import type { Slot, Value } from './value.ts';

/** Every slot of a value, in document order; none of a fenced block. */
export function slotsIn(value: Value): readonly Slot[] {
  if ('slot' in value) return [value.slot];
  if (value.type === 'code') return [];
  return value.type === 'table' ? value.rows.flatMap(({ cells }) => cells) : value.items.map(({ slot }) => slot);
}
