import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../../src/contract/form.ts';
import { isConflict, isDirty, type Draft } from '../state/draft.ts';
import { slotKey, slotOwner } from '../state/slot.ts';
import { indexOf, readSlot } from '../state/slotText.ts';
import type { State } from '../state/state.ts';
import { useSelect } from '../state/StoreContext.ts';
import { DraftStatus } from './DraftStatus.tsx';

const draftsOf = (state: State): State['drafts'] => state.drafts;

/** Texts of the person that have no control on screen, and that the document did not take: they are never dropped silently. */
export function UnplacedDrafts({ snapshot }: { readonly snapshot: Snapshot }): ReactNode {
  const drafts = useSelect(draftsOf);
  const unplaced = [...drafts.values()].filter((draft) => isUnplaced(draft, snapshot));
  if (unplaced.length === 0) return null;
  return (
    <section className="unplaced" aria-label={l10n.t('Texts that are not in the document')}>
      {unplaced.map((draft) => {
        const owner = slotOwner(draft.slot);
        const label = indexOf(snapshot).fields.get(owner)?.label ?? indexOf(snapshot).nodes.get(owner)?.title ?? owner;
        return (
          <div key={slotKey(draft.slot)} className="field">
            <p className="label">{label}</p>
            {!isConflict(draft) && <p className="kept">{draft.text}</p>}
            <DraftStatus draft={draft} label={label} />
          </div>
        );
      })}
    </section>
  );
}

function isUnplaced(draft: Draft, snapshot: Snapshot): boolean {
  if (!isDirty(draft) || (!isConflict(draft) && draft.problem === '')) return false;
  return typeof readSlot(snapshot, draft.slot) === 'string';
}
