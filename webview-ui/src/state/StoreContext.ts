import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { State } from './state.ts';
import type { Store } from './store.ts';

export const StoreContext = createContext<Store | null>(null);

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('No store around this element.');
  return store;
}

/** A part of the state; renders again when that part is another one. */
export function useSelect<T>(select: (state: State) => T): T {
  const store = useStore();
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => select(store.getState()), [select, store]),
  );
}
