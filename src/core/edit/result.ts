import type { TextEdit } from '../markdown/textEdit.ts';
import type { Plan } from '../plan/plan.ts';

/** Why an edit was not made. Nothing has changed when one of these is returned. */
export interface EditRefusal {
  readonly ok: false;
  /**
   * `not-found`: the target is not in this version; `conflict`: the slot holds something else than expected;
   * `unsafe`: the result would change more than the slot; `invalid`: the intent does not fit the target.
   */
  readonly code: 'not-found' | 'conflict' | 'unsafe' | 'invalid';
  /** Says what to do next. */
  readonly message: string;
  /** With `conflict`: what the slot holds now. */
  readonly current?: string;
}

export interface EditSuccess {
  readonly ok: true;
  /** Empty when the slot holds the value already. */
  readonly edits: readonly TextEdit[];
  /** The plan that results, parsed from the edited text: the proof. */
  readonly after: Plan;
}

export type EditResult = EditSuccess | EditRefusal;
