import assert from 'node:assert/strict';
import { Store } from '../../../webview-ui/src/state/store.ts';
import { COMPLETION_PAGE, LOG_PAGE, TRACE_PAGE } from '../../../webview-ui/src/state/state.ts';
import { snapshot } from './plan.ts';

/** A page at the line to VS Code: what it posted, in order. */
function page(begin: string | null): { readonly store: Store; readonly posted: unknown[] } {
  const posted: unknown[] = [];
  const api = {
    postMessage: (message: unknown) => void posted.push(message),
    getState: () => undefined,
    setState: () => undefined,
  };
  const store = new Store({
    api,
    onStrings: () => undefined,
    sections: true,
    begin: begin === null ? null : { section: begin, stamp: 'a' },
  });
  return { store, posted };
}

describe('the pages of a form', () => {
  for (const target of [LOG_PAGE, COMPLETION_PAGE, TRACE_PAGE]) {
    it(`tells the host that ${target} is on screen, and begins with it when the host says so`, () => {
      const { store, posted } = page(null);
      store.receive({ type: 'snapshot', snapshot: snapshot(1, []) });
      store.dispatch({ type: 'go', focus: { target }, page: target });
      assert.deepEqual(posted.at(-1), { type: 'view', section: target, unfolded: [] });
      store.dispose();

      const next = page(target);
      next.store.receive({ type: 'snapshot', snapshot: { ...snapshot(1, []), section: null } });
      assert.equal(next.store.getState().view.page, target);
      next.store.dispose();
    });
  }
});
