import assert from 'node:assert/strict';
import type { FormNode, Snapshot } from '../../../src/contract/form.ts';
import { isLoading, unfoldFew } from '../../../webview-ui/src/state/unfold.ts';
import { initialState } from '../../../webview-ui/src/state/state.ts';
import { snapshot } from './plan.ts';

/** A section with an entry, whose fields have come or not. */
function withEntry(unfolded: boolean): Snapshot {
  const empty = snapshot(1, []);
  assert.ok(empty.section);
  const entry: FormNode = { ...empty.section, id: '1/option-a', type: 'entry', unfolded };
  return { ...empty, section: { ...empty.section, slots: [entry] } };
}

describe('entries that unfold by themselves', () => {
  it('load until their fields have come', () => {
    const asked = unfoldFew(withEntry(false), initialState.view);
    assert.ok(asked.unfolded.has('1/option-a'));
    assert.ok(isLoading(withEntry(false), asked));
    assert.ok(!isLoading(withEntry(true), asked));
  });

  it('do not load while the person keeps them folded, nor where nothing is on the page', () => {
    const folded = unfoldFew(withEntry(false), { ...initialState.view, folded: new Set(['1/option-a']) });
    assert.ok(!isLoading(withEntry(false), folded));
    assert.ok(!isLoading({ ...withEntry(false), section: null }, folded));
  });
});
