import { useCallback, useMemo } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { slotKey, type Slot } from '../../state/slot.ts';
import type { Held } from '../../state/slotText.ts';
import { useSelect, useStore } from '../../state/StoreContext.ts';

/** One line of a list on screen: an item of the document, or one that the person is writing. */
export interface Row {
  readonly slot: Extract<Slot, { kind: 'item' | 'new' }>;
  readonly held: Held;
}

const EMPTY: Held = { raw: '', shown: '' };

/**
 * The items of a field with the new ones between them. Rows keep their place when a new item arrives in the document, so
 * keyed by place they keep their controls, with focus and caret.
 */
export function useRows(field: FormField, items: readonly { text: string; placeholder?: boolean }[]): readonly Row[] {
  const { id } = field;
  const added = useSelect(
    useCallback(
      (state) => {
        const slots = [...state.drafts.values()].flatMap(({ slot }) =>
          slot.kind === 'new' && slot.field === id ? [slot] : [],
        );
        return JSON.stringify(slots.sort((a, b) => a.at - b.at || a.serial - b.serial));
      },
      [id],
    ),
  );
  return useMemo(() => {
    const rows: Row[] = items.map((item, index) => ({
      slot: { kind: 'item', field: id, index },
      held: { raw: item.text, shown: item.placeholder ? '' : item.text },
    }));
    for (const slot of JSON.parse(added) as Row['slot'][]) {
      if (slot.kind === 'new') rows.splice(Math.min(slot.at, rows.length), 0, { slot, held: EMPTY });
    }
    return rows;
  }, [added, id, items]);
}

interface RowActions {
  readonly insert: (at: number) => void;
  readonly remove: (row: Row, position: number, count: number) => void;
  readonly move: (row: Row, by: 1 | -1, count: number) => void;
}

export function useRowActions(field: FormField): RowActions {
  const store = useStore();
  const { id } = field;
  return useMemo(
    () => ({
      insert: (at) => {
        store.dispatch({ type: 'due', key: null });
        const slot: Slot = { kind: 'new', field: id, at, serial: store.getState().serial + 1 };
        store.dispatch({ type: 'focused', slot });
        store.dispatch({ type: 'typed', slot, text: '', held: EMPTY });
        store.dispatch({ type: 'go', focus: { target: id, index: at }, page: null });
      },
      remove: (row, position, count) => {
        const then = { target: id, index: Math.max(0, position - 1) };
        const key = rowKey(row);
        const expected = expectedOf(store, row);
        store.dispatch({ type: 'dropped', key });
        if (row.slot.kind === 'new') store.dispatch({ type: 'go', focus: then, page: null });
        else if (count === 1) store.edit({ type: 'clear', field: id }, { then });
        else store.edit({ type: 'removeItem', field: id, index: row.slot.index }, { expected, then });
      },
      move: (row, by, count) => {
        if (row.slot.kind === 'new' || store.getState().ops.some((op) => op.owner === id)) return;
        const to = row.slot.index + by;
        if (to < 0 || to >= count) return;
        const { index } = row.slot;
        store.edit(
          { type: 'moveItem', field: id, index, to },
          { expected: expectedOf(store, row), then: { target: id, index: to } },
        );
      },
    }),
    [store, id],
  );
}

function rowKey({ slot }: Row): string {
  return slotKey(slot);
}

// A text on its way will be in the document before the move is.
function expectedOf(store: ReturnType<typeof useStore>, row: Row): string {
  const draft = store.getState().drafts.get(rowKey(row));
  return draft?.flight?.text ?? draft?.base ?? row.held.raw;
}
