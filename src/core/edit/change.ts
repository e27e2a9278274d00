import type { TextEdit } from '../markdown/textEdit.ts';
import type { Plan } from '../plan/plan.ts';
import type { EditRefusal } from './result.ts';

/** What an intent comes to, before it is proved. */
export interface Change {
  readonly ok: true;
  readonly edits: readonly TextEdit[];
  /** Whether a node, field or prose id (see `changedIds`) may differ afterwards. */
  readonly allows: (id: string) => boolean;
  /** Whether the result reads back as it was meant. */
  readonly holds: (after: Plan) => boolean;
  /** Another way to the same end, tried where this one would touch something else. */
  readonly otherwise?: () => Planned;
}

export type Planned = Change | EditRefusal;

export const NOT_AS_TYPED = 'The text would not read back as it was typed. Change it in the Markdown editor instead.';

export const refuse = (code: EditRefusal['code'], message: string, current?: string): EditRefusal =>
  current === undefined ? { ok: false, code, message } : { ok: false, code, message, current };

export const notFound = (id: string): EditRefusal =>
  refuse('not-found', `"${id}" is not in this version of the document. Look at the document again.`);

/** A change of one field: nothing but the field may differ. */
export function fieldChange(id: string, edits: readonly TextEdit[], holds: Change['holds']): Change {
  return { ok: true, edits, allows: (changed) => changed === id, holds };
}
