import type { RowText } from '../markdown/rowCells.ts';
import type { Span } from '../markdown/span.ts';
import type { SlotFrame } from '../markdown/slotText.ts';

/*
 * What a field holds. Spans are relative to the region that the field stands in. A `Slot` is a piece of text that can
 * be replaced by itself.
 */

export interface Slot extends Span {
  readonly frame: SlotFrame;
  /** As a person would type it: escapes taken away, line feeds only. */
  readonly text: string;
}

export interface ListItem extends Span {
  readonly slot: Slot;
}

export interface TaskItem extends Span {
  readonly slot: Slot;
  readonly state: 'open' | 'done' | 'partial';
  /** What stands between the brackets; null where the item has no task mark. */
  readonly mark: Span | null;
}

export interface QuestionItem extends TaskItem {
  readonly answer: Slot | null;
  /** Where the question is struck out, the marks and all that is between them. */
  readonly strike: Span | null;
  /** The question has an answer or is struck out; where there is no place for one, it is ticked. */
  readonly answered: boolean;
}

export interface TableValueRow extends Span {
  /** The row as it stands in the document, without its line end. */
  readonly text: string;
  /** Put together each time: ask once. */
  readonly cells: readonly Slot[];
  /** What is computed of the text alone, for all rows with this text. */
  readonly memory: RowText;
}

export type Value =
  | { readonly type: 'text' | 'date' | 'reference'; readonly slot: Slot }
  | { readonly type: 'list'; readonly items: readonly ListItem[] }
  | { readonly type: 'choice' | 'checklist'; readonly items: readonly TaskItem[] }
  | { readonly type: 'questions'; readonly items: readonly QuestionItem[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly TableValueRow[] }
  | { readonly type: 'code'; readonly language: string; readonly text: string; readonly fence: Span | null };
