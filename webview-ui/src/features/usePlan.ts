import { useCallback, useMemo } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { pageOfTarget } from '../state/pages.ts';
import { isPage, type State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { useSelect, useStore } from '../state/StoreContext.ts';

const isReadOnly = (state: State): boolean => state.snapshot?.readOnly !== '';

export function useReadOnly(): boolean {
  return useSelect(isReadOnly);
}

/** Brings a field, a node or a page on screen and puts the focus there. */
export function goTo(store: Store, snapshot: Snapshot, target: string): void {
  const page = isPage(target) ? target : pageOfTarget(snapshot, target);
  store.dispatch({ type: 'go', focus: { target }, page });
}

export function useGoTo(): (target: string) => void {
  const store = useStore();
  return useCallback(
    (target) => {
      const { snapshot } = store.getState();
      if (snapshot) goTo(store, snapshot, target);
    },
    [store],
  );
}

interface Open {
  readonly file: (path: string) => void;
  readonly markdown: (target: string) => void;
  readonly changes: (gate: string) => void;
  readonly rule: (code: string) => void;
  readonly form: (target: string) => void;
  readonly rejection: (gate: string) => void;
  readonly research: (entry: string) => void;
}

export function useOpen(): Open {
  const store = useStore();
  return useMemo(() => {
    const open = (what: keyof Open) => (target: string) => store.notify({ type: 'open', what, target });
    return {
      file: open('file'),
      markdown: open('markdown'),
      changes: open('changes'),
      rule: open('rule'),
      form: open('form'),
      rejection: open('rejection'),
      research: open('research'),
    };
  }, [store]);
}
