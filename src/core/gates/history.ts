import type { StoredDecision } from './decision.ts';

/** The decisions of one document, as far as they could be read. */
export interface DecisionHistory {
  /** Oldest first: by time, then by name. */
  readonly decisions: readonly StoredDecision[];
  /** Records that are broken, do not hash to their name, or name a record before them that is gone. */
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

export const NO_HISTORY: DecisionHistory = { decisions: [], problems: [] };
