import type { FormNode, Snapshot } from '../../../src/contract/form.ts';
import type { View } from './state.ts';

// So many entries are unfolded without being asked for.
const FEW = 12;

/** Where a section has few entries, they are shown unfolded, but for those that the person has folded. */
export function unfoldFew(snapshot: Snapshot, view: View): View {
  if (!snapshot.section) return view;
  const entries = entriesIn(snapshot.section);
  if (entries.length > FEW) return view;
  const more = entries.filter(({ id }) => !view.unfolded.has(id) && !view.folded.has(id));
  return more.length === 0 ? view : { ...view, unfolded: new Set([...view.unfolded, ...more.map(({ id }) => id)]) };
}

/** Whether what an entry on the page holds is still on its way. Once it comes, what stands below moves. */
export const isLoading = ({ section }: Snapshot, { unfolded }: View): boolean =>
  section !== null && entriesIn(section).some((entry) => unfolded.has(entry.id) && !entry.unfolded);

function entriesIn(node: FormNode): FormNode[] {
  return node.slots.flatMap((slot) => {
    if (slot.node === 'field') return [];
    return slot.type === 'entry' ? [slot, ...entriesIn(slot)] : entriesIn(slot);
  });
}

/** The view with an entry folded or unfolded by the person. */
export function withFold(view: View, id: string, open: boolean): Pick<View, 'unfolded' | 'folded'> {
  const [unfolded, folded] = [new Set(view.unfolded), new Set(view.folded)];
  (open ? unfolded : folded).add(id);
  (open ? folded : unfolded).delete(id);
  return { unfolded, folded };
}
