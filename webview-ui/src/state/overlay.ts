import type { FormField, FormValue } from '../../../src/contract/form.ts';
import type { Intent, Op } from './state.ts';

/** A field as it will be when the edits on their way have arrived; moves and removals wait for the document. */
export function withOps(field: FormField, ops: readonly Op[]): FormField {
  let { value } = field;
  for (const op of ops) if (op.owner === field.id) value = withIntent(value, op.intent);
  return value === field.value ? field : { ...field, value };
}

function withIntent(value: FormValue, intent: Intent): FormValue {
  if (intent.type === 'setText' && value.type === 'text') return { ...value, text: intent.text, placeholder: false };
  if (intent.type === 'choose' && value.type === 'tasks') {
    return { ...value, items: value.items.map((item, at) => ({ ...item, state: taskState(at === intent.index) })) };
  }
  if (intent.type === 'setCell' && value.type === 'table') {
    const { row, column, text } = intent;
    return {
      ...value,
      rows: value.rows.map((cells, at) =>
        at === row ? cells.map((cell, each) => (each === column ? text : cell)) : cells,
      ),
    };
  }
  if (intent.type !== 'toggle') return value;
  if (value.type === 'tasks') {
    return {
      ...value,
      items: value.items.map((item, at) => (at === intent.index ? { ...item, state: taskState(intent.done) } : item)),
    };
  }
  if (value.type === 'questions') {
    return {
      ...value,
      items: value.items.map((item, at) => (at === intent.index ? { ...item, answered: intent.done } : item)),
    };
  }
  return value;
}

function taskState(done: boolean): 'done' | 'open' {
  return done ? 'done' : 'open';
}
