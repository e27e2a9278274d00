import type { FormValue } from '../../contract/form.ts';
import { hasOwnLines } from '../../core/kind/hint.ts';
import type { FieldSchema } from '../../core/kind/kind.ts';
import type { FieldRead } from '../../core/plan/part.ts';
import { isSampleCode } from '../../core/rules/judgeField.ts';
import { isPlaceholder } from '../../core/rules/placeholder.ts';

/** What a field of the document holds. */
export function valueOf({ value, schema }: FieldRead): FormValue {
  const shown = (text: string): { text: string; placeholder: boolean } => ({
    text,
    placeholder: isPlaceholder(text, schema),
  });
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return { type: 'text', ...shown(value.slot.text) };
    case 'list':
      return { type: 'list', items: value.items.map(({ slot }) => shown(slot.text)) };
    case 'choice':
    case 'checklist':
      return { type: 'tasks', items: value.items.map(({ slot, state }) => ({ ...shown(slot.text), state })) };
    case 'questions':
      return {
        type: 'questions',
        items: value.items.map(({ slot, answer, answered }) => ({
          ...shown(slot.text),
          answer: answer?.text ?? '',
          answered,
        })),
      };
    case 'table':
      return {
        type: 'table',
        columns: [...value.columns],
        rows: value.rows.map((row) => row.cells.map((cell) => cell.text)),
        hints: hintsIn(value.rows.map((row) => row.cells.map((cell) => isPlaceholder(cell.text, schema)))),
      };
    case 'code':
      return {
        type: 'code',
        text: value.text,
        language: value.language,
        placeholder: isSampleCode(value.text, schema),
      };
  }
}

const hintsIn = (hints: boolean[][]): boolean[][] => (hints.flat().includes(true) ? hints : []);

/** What a field would hold that the document does not have yet. */
export function emptyValue(schema: FieldSchema): FormValue {
  switch (schema.type) {
    case 'text':
    case 'date':
    case 'reference':
      return { type: 'text', text: '', placeholder: false };
    case 'list':
      return { type: 'list', items: [] };
    case 'choice':
      return hasTasks(schema) ? openTasks(schema) : { type: 'text', text: '', placeholder: false };
    case 'checklist':
      return hasOwnLines(schema.options) ? { type: 'tasks', items: [] } : openTasks(schema);
    case 'questions':
      return { type: 'questions', items: [] };
    case 'table':
      return { type: 'table', columns: schema.columns.map(({ title }) => title), rows: [], hints: [] };
    case 'code':
      return { type: 'code', text: '', language: schema.language, placeholder: false };
  }
}

const hasTasks = (schema: FieldSchema): boolean => /^[ \t]*[-+*][ \t]+\[.\]/m.test(schema.source);

const openTasks = (schema: FieldSchema): FormValue => ({
  type: 'tasks',
  items: schema.options.map(({ text }) => ({ text, placeholder: false, state: 'open' })),
});
