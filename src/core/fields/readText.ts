import type { FieldSchema } from '../kind/kind.ts';
import { trimSpan } from '../markdown/span.ts';
import type { SlotFrame } from '../markdown/slotText.ts';
import type { Place } from './place.ts';
import { isSameLine, itemSlot, makeSlot, ONE_LINE, spanOf } from './place.ts';
import { CELL } from './readTable.ts';
import type { Slot, Value } from './value.ts';

/** Behind a label in a paragraph. */
export const LINE: SlotFrame = { indent: '', leads: true, blank: 'break', labels: true, behind: true };
const LINE_BELOW: SlotFrame = { ...LINE, leads: false };
const TITLE: SlotFrame = { ...ONE_LINE, heading: true };
const BELOW: SlotFrame = { indent: '', leads: false, blank: 'line', labels: true };

/** Text, dates and references: one slot, wherever the label stands. */
export function readText(schema: FieldSchema, place: Place): Value {
  const type = schema.type === 'date' || schema.type === 'reference' ? schema.type : 'text';
  return { type, slot: textSlot(place) };
}

function textSlot(place: Place): Slot {
  const slot = plainSlot(place);
  const clause = place.labelled?.clause?.clauses.opener;
  if (!place.leads && !clause) return slot;
  const { frame } = slot;
  return makeSlot(place.region, slot, { ...frame, ...(place.leads && { bold: true }), ...(clause && { clause }) });
}

function plainSlot({ region, labelled, blocks }: Place): Slot {
  if (!labelled) return makeSlot(region, spanOf(blocks) ?? { from: 0, to: 0 }, BELOW);
  if (labelled.form === 'cell') return makeSlot(region, labelled.inline, CELL);
  if (labelled.form === 'title') return makeSlot(region, labelled.inline, TITLE);
  if (labelled.item) return itemSlot(region, labelled.item, labelled.labelSpan.to, true, true);
  const inline = labelled.inline.from < labelled.inline.to;
  const below = spanOf(labelled.blocks);
  if (!inline && below) return makeSlot(region, trimSpan(region.text, below), BELOW);
  if (labelled.form === 'head') return makeSlot(region, labelled.inline, BELOW);
  const leads = isSameLine(region, labelled.labelSpan.to, labelled.inline.from);
  const frame = leads ? LINE : LINE_BELOW;
  const indent = labelled.clause?.indent ?? 0;
  return makeSlot(region, labelled.inline, indent > 0 ? { ...frame, indent: ' '.repeat(indent) } : frame);
}
