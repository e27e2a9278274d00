import { withoutComments } from '../markdown/comments.ts';
import type { FieldSchema } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { isTick } from '../markdown/taskMark.ts';
import { shift } from '../markdown/span.ts';
import type { FieldRead } from '../plan/part.ts';
import type { NodeField } from '../plan/plan.ts';
import type { Slot, TableValueRow } from '../fields/value.ts';
import { isPlaceholder } from './placeholder.ts';

/** Whether a field holds something. Spans are relative to its region. */
export interface FieldJudgement {
  readonly state: 'filled' | 'empty' | 'placeholder';
  /** The value, or the label where there is none. */
  readonly span: Span;
  /** Indexes of items that are placeholders; there may be some in a filled list. */
  readonly placeholders: readonly number[];
}

export function judgeField(read: FieldRead): FieldJudgement {
  const known = read.judged as FieldJudgement | null;
  return known ?? (read.judged = judge(read));
}

/** Where to show a finding on a field, relative to its node. */
export const fieldSpan = (field: NodeField): Span => shift(judgeField(field.read).span, field.at);

function judge(read: FieldRead): FieldJudgement {
  const { value, schema } = read;
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return judgeSlot(read, value.slot);
    case 'list':
    case 'questions':
      return judgeItems(
        read,
        value.items.map((item) => item.slot),
      );
    case 'choice':
    case 'checklist':
      return judgeTasks(
        read,
        value.items.map((item) => item.slot),
      );
    case 'table':
      return judgeRows(read, value.rows);
    case 'code': {
      const state = isBlank(value.text) ? 'empty' : isSampleCode(value.text, schema) ? 'placeholder' : 'filled';
      return { state, span: state === 'empty' ? emptySpan(read) : (value.fence ?? emptySpan(read)), placeholders: [] };
    }
  }
}

function judgeSlot(read: FieldRead, slot: Slot): FieldJudgement {
  if (isBlank(slot.text)) return { state: 'empty', span: emptySpan(read), placeholders: [] };
  const state = isPlaceholder(slot.text, read.schema) ? 'placeholder' : 'filled';
  return { state, span: { from: slot.from, to: slot.to }, placeholders: [] };
}

function judgeItems(read: FieldRead, slots: readonly Slot[]): FieldJudgement {
  const placeholders: number[] = [];
  let filled: Slot | null = null;
  for (const [index, slot] of slots.entries()) {
    if (isBlank(slot.text)) continue;
    if (isPlaceholder(slot.text, read.schema)) placeholders.push(index);
    else filled ??= slot;
  }
  const shown = slots[placeholders[0] ?? -1] ?? filled;
  const state = filled ? 'filled' : shown ? 'placeholder' : 'empty';
  return { state, span: shown ? { from: shown.from, to: shown.to } : emptySpan(read), placeholders };
}

// Most lines of a checklist are the template's own, and wait for a tick only; those in brackets stand for others.
function judgeTasks(read: FieldRead, slots: readonly Slot[]): FieldJudgement {
  const written = slots.filter((slot) => !isBlank(slot.text));
  const isHint = written.length > 0 && written.every((slot) => isPlaceholder(slot.text, read.schema));
  return {
    state: isHint ? 'placeholder' : written.length > 0 ? 'filled' : 'empty',
    span: emptySpan(read),
    placeholders: [],
  };
}

function judgeRows(read: FieldRead, rows: readonly TableValueRow[]): FieldJudgement {
  const placeholders: number[] = [];
  let filled = false;
  for (const [index, row] of rows.entries()) {
    const state = row.memory.keep(read.schema, () => stateOfRow(row, read.schema));
    if (state === 'placeholder') placeholders.push(index);
    else if (state === 'filled') filled = true;
  }
  const row = rows[placeholders[0] ?? -1];
  const state = filled ? 'filled' : row ? 'placeholder' : 'empty';
  return { state, span: row ? { from: row.from, to: row.to } : emptySpan(read), placeholders };
}

function stateOfRow(row: TableValueRow, schema: FieldSchema): FieldJudgement['state'] {
  const cells = row.cells.filter((cell) => !isBlank(cell.text) && !isTick(cell.text));
  if (cells.length === 0) return 'empty';
  return cells.every((cell) => isPlaceholder(cell.text, schema)) ? 'placeholder' : 'filled';
}

/** The label; the first block, where the field has no label. */
function emptySpan(read: FieldRead): Span {
  if (read.labelled) return read.labelled.labelSpan;
  const block = read.blocks[0];
  if (!block) return { from: 0, to: 0 };
  return block.type === 'fence' ? block.open : { from: block.from, to: block.to };
}

const isBlank = (text: string): boolean => withoutComments(text).trim() === '';

/** Whether code is still the template's, or wholly in brackets. */
export function isSampleCode(text: string, schema: FieldSchema): boolean {
  const sample = schema.source.split('\n').slice(1, -1).join('\n').trim();
  return text.trim() === sample || isPlaceholder(text, schema);
}
