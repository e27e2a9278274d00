import { useEffect, useEffectEvent, type RefObject } from 'react';
import { pageOf } from '../state/pages.ts';
import { indexOf } from '../state/slotText.ts';
import type { Focus, State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { useSelect, useStore } from '../state/StoreContext.ts';
import { isLoading } from '../state/unfold.ts';

const goalOf = (state: State): State['goal'] => state.goal;

const FOCUSABLE =
  'textarea, input, select, vscode-text-field, vscode-checkbox, vscode-button:not([disabled]), button, [tabindex="-1"]';

/** Brings what has been asked for on screen, as soon as it is there, and gives it the focus. */
export function useGoal(root: RefObject<HTMLElement | null>, version: unknown, view: unknown): void {
  const store = useStore();
  const goal = useSelect(goalOf);
  const reach = useEffectEvent(() => {
    if (goal && root.current && reached(store, goal, root.current))
      store.dispatch({ type: 'arrived', serial: goal.serial });
  });
  useEffect(() => reach(), [goal, version, view]);
}

function reached(store: Store, goal: Focus, root: HTMLElement): boolean {
  const { snapshot, view } = store.getState();
  const page = pageOf(snapshot, view.page);
  if (!snapshot || page === null) return false;
  if (page.startsWith('@')) return focusIn(root.querySelector<HTMLElement>('#page-title'));
  if (snapshot.section?.id !== page) return false;
  if (unfoldTo(store, goal.target)) return false;
  const id = CSS.escape(goal.target);
  const place =
    root.querySelector<HTMLElement>(`[data-field="${id}"]`) ?? root.querySelector<HTMLElement>(`[data-node="${id}"]`);
  const item = goal.index === undefined ? null : place?.querySelector<HTMLElement>(`[data-index="${goal.index}"]`);
  const found = item ?? place;
  // Nothing there by that name: the reader is at least on its page.
  if (!found) return true;
  for (let each = found.closest('details'); each; each = each.parentElement?.closest('details') ?? null)
    each.open = true;
  return focusIn(found);
}

// Entries around the target have to be unfolded, and what all of them hold has to be there: it would move the target.
function unfoldTo(store: Store, target: string): boolean {
  const { snapshot, view } = store.getState();
  if (!snapshot) return true;
  const folded = [...indexOf(snapshot).nodes.values()].filter(
    ({ id, type }) => type === 'entry' && !view.unfolded.has(id) && (target === id || target.startsWith(`${id}/`)),
  );
  if (folded.length > 0) {
    const unfolded = new Set([...view.unfolded, ...folded.map(({ id }) => id)]);
    store.dispatch({ type: 'viewed', view: { unfolded } });
    return true;
  }
  return isLoading(snapshot, view);
}

function focusIn(place: HTMLElement | null): boolean {
  if (!place) return false;
  const control = place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus({ preventScroll: true });
  bringIntoView(place);
  return true;
}

/** So many frames it may take until what comes into view has its height. */
const FRAMES = 12;

// An entry that was out of view has no height of its own until the next frame, and then moves what stands below it.
function bringIntoView(place: HTMLElement, frames = FRAMES): void {
  place.scrollIntoView({ block: place.offsetHeight > window.innerHeight ? 'start' : 'center' });
  const { top } = place.getBoundingClientRect();
  const follow = (left: number): void => {
    if (left === 0 || !place.isConnected) return;
    if (place.getBoundingClientRect().top === top) requestAnimationFrame(() => follow(left - 1));
    else bringIntoView(place, left - 1);
  };
  requestAnimationFrame(() => follow(frames));
}
