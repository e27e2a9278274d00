import { changedIds } from './changedIds.ts';
import type { Intent } from './intent.ts';
import type { Plan } from '../plan/plan.ts';

/** What an intent is about is named by a place (an index, an entry), which means another thing once others came and went. */
export function changedSince(base: Plan, now: Plan, intent: Intent): boolean {
  const id = placeOf(intent);
  if (id === null) return false;
  const changed = changedIds(base, now);
  // An entry that is moved or taken away goes with all that it holds.
  return [...changed].some(
    (one) => one === id || ('node' in intent && (one.startsWith(`${id}/`) || one === `${id}#prose`)),
  );
}

function placeOf(intent: Intent): string | null {
  switch (intent.type) {
    case 'addEntry':
    case 'addMissing':
    case 'appendChange':
    case 'replace':
      return null;
    case 'addItem':
      return intent.at === undefined ? null : intent.field;
    case 'addRow':
      return intent.at === undefined ? null : intent.field;
    case 'renameEntry':
    case 'removeEntry':
    case 'moveEntry':
    case 'setMarkdown':
      return intent.node;
    default:
      return intent.field;
  }
}
