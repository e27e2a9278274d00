import { useCallback, useState } from 'react';
import { useStore } from '../state/StoreContext.ts';
import type { Store } from '../state/store.ts';
import { failureWords } from './words.ts';

interface Asking {
  readonly ask: (request: Parameters<Store['ask']>[0]) => Promise<void>;
  readonly busy: boolean;
  /** Why the last request was not carried out; empty if it was. */
  readonly problem: string;
}

/** Asks the host for something that a button does, and keeps what came of it. */
export function useAsk(): Asking {
  const store = useStore();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const ask = useCallback<Asking['ask']>(
    async (request) => {
      setBusy(true);
      // What is still on its way belongs to what the host works on.
      store.flush();
      const outcome = await store.ask(request, true);
      setBusy(false);
      setProblem(outcome.ok ? '' : failureWords(outcome.code, outcome.message));
    },
    [store],
  );
  return { ask, busy, problem };
}
