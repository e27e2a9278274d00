import type { Slot } from '../bridge/saved.ts';

export type { Slot } from '../bridge/saved.ts';

/** Where a text stands, as one string. */
export function slotKey(slot: Slot): string {
  switch (slot.kind) {
    case 'text':
    case 'code':
      return `${slot.kind} ${slot.field}`;
    case 'item':
    case 'answer':
      return `${slot.kind} ${slot.field} ${slot.index}`;
    case 'new':
      return `new ${slot.field} ${slot.serial}`;
    case 'cell':
      return `cell ${slot.field} ${slot.row} ${slot.column}`;
    case 'title':
    case 'prose':
      return `${slot.kind} ${slot.node}`;
  }
}

/** Id of the field or node: edits of one owner go to the host one after another. */
export function slotOwner(slot: Slot): string {
  return 'node' in slot ? slot.node : slot.field;
}

/** Whether two texts say the same: what the document keeps may have lost blanks at its ends. */
export function sameText(slot: Slot, a: string, b: string): boolean {
  if (a === b) return true;
  return slot.kind === 'code' || slot.kind === 'prose' ? trimEnds(a) === trimEnds(b) : collapse(a) === collapse(b);
}

function trimEnds(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/^\n+|\n+$/g, '');
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
