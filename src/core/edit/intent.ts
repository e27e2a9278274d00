/*
 * What a person (or an agent) wants changed. Fields, nodes and missing slots are named by the ids of the plan. Every
 * intent is data, so that it can stand in a message, in a fix and in a test.
 *
 * What goes with an intent as `expected` is the text of its slot; of a tick, of an item and of an option the text of the
 * item; of an answer the answer; of a row its cells, as a JSON array; of an entry its title.
 */

interface OnField {
  /** Id of a field, present or missing: a missing one is added first, in the kind's order. */
  readonly field: string;
}

interface OnItem extends OnField {
  /** Zero-based. */
  readonly index: number;
}

interface OnNode {
  readonly node: string;
}

export type Intent =
  /** Sets text, date, reference, header values, heading values, and choices written as text. */
  | (OnField & { readonly type: 'setText'; readonly text: string })
  /** Back to the empty slot: items but the first are removed, ticks taken away. */
  | (OnField & { readonly type: 'clear' })
  /** Adds to a list, a checklist or the questions, at the end unless `at` is given. */
  | (OnField & { readonly type: 'addItem'; readonly text: string; readonly at?: number })
  | (OnItem & { readonly type: 'setItem'; readonly text: string })
  | (OnItem & { readonly type: 'removeItem' })
  /** Moves an item so that it ends up at index `to`. */
  | (OnItem & { readonly type: 'moveItem'; readonly to: number })
  | (OnItem & { readonly type: 'toggle'; readonly done: boolean })
  /** Ticks one option of a choice and clears the others; null clears all. */
  | (OnField & { readonly type: 'choose'; readonly index: number | null })
  /** Answers a question and ticks it; an empty text takes the answer away and opens it again. */
  | (OnItem & { readonly type: 'answer'; readonly text: string })
  | (OnField & { readonly type: 'setCell'; readonly row: number; readonly column: number; readonly text: string })
  | (OnField & { readonly type: 'addRow'; readonly cells: readonly string[]; readonly at?: number })
  /** Adds many rows at the end, as one edit. */
  | (OnField & { readonly type: 'addRows'; readonly rows: readonly (readonly string[])[] })
  | (OnField & { readonly type: 'removeRow'; readonly row: number })
  | (OnField & { readonly type: 'moveRow'; readonly row: number; readonly to: number })
  | (OnField & { readonly type: 'setCode'; readonly text: string; readonly language?: string })
  /** Adds an entry of the schema with id `entry` to a node, after the entries that are there. */
  | (OnNode & { readonly type: 'addEntry'; readonly entry: string; readonly title: string })
  | (OnNode & { readonly type: 'renameEntry'; readonly title: string })
  | (OnNode & { readonly type: 'removeEntry' })
  /** Moves an entry among its siblings of the same schema, so that it ends up at index `to`. */
  | (OnNode & { readonly type: 'moveEntry'; readonly to: number })
  /** Adds a missing section, group or field from the template, in the kind's order. */
  | { readonly type: 'addMissing'; readonly id: string }
  /** Replaces the Markdown below the heading of a node that has no fields of its own to lose. */
  | (OnNode & { readonly type: 'setMarkdown'; readonly text: string })
  /** Replaces exact text within one line or paragraph, given by offsets; for fixes. */
  | {
      readonly type: 'replace';
      readonly from: number;
      readonly to: number;
      readonly expected: string;
      readonly text: string;
    }
  /** Appends a line to the change log, which is added if it is missing. `time` is ISO 8601, UTC, to the second. */
  | { readonly type: 'appendChange'; readonly time: string; readonly text: string };

export type IntentType = Intent['type'];
export type IntentOf<T extends IntentType> = Extract<Intent, { readonly type: T }>;
