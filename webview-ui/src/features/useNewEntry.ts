import { useEffect, useRef } from 'react';
import { useStore } from '../state/StoreContext.ts';

/**
 * Goes to the entry that is added next, whose id the document decides, unless the person has gone elsewhere meanwhile.
 * Gives what is to be called when one is on its way.
 */
export function useNewEntry(there: readonly { readonly id: string }[]): () => void {
  const store = useStore();
  const before = useRef<readonly string[] | null>(null);
  useEffect(() => {
    const added = before.current && there.find(({ id }) => before.current?.includes(id) === false);
    if (!added) return;
    before.current = null;
    const focus = document.activeElement;
    if (focus !== document.body && focus?.closest('.add-entry') === null) return;
    store.dispatch({ type: 'go', focus: { target: added.id }, page: null });
  }, [store, there]);
  return () => {
    before.current = there.map(({ id }) => id);
  };
}
