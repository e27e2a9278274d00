import { useCallback, useMemo } from 'react';
import type { Draft } from './draft.ts';
import { slotKey, type Slot } from './slot.ts';
import type { Held } from './slotText.ts';
import { useSelect, useStore } from './StoreContext.ts';

/** What a control that edits one text needs. */
export interface SlotControl {
  readonly text: string;
  readonly draft: Draft | undefined;
  readonly onText: (text: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onCompose: (on: boolean) => void;
}

export function useSlot(slot: Slot, held: Held): SlotControl {
  const store = useStore();
  const key = slotKey(slot);
  const draft = useSelect(useCallback((state) => state.drafts.get(key), [key]));
  const actions = useMemo(
    () => ({
      onText: (text: string) => store.type(slot, text, held),
      onFocus: () => store.dispatch({ type: 'focused', slot }),
      onBlur: () => store.dispatch({ type: 'blurred', slot }),
      onCompose: (on: boolean) => store.compose(slot, on),
    }),
    // The key says all of the slot that can change, except the place of a new item, which its draft knows.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [store, key, held.raw, held.shown],
  );
  return { text: draft?.text ?? held.shown, draft, ...actions };
}
