import { minimalEdit } from '../markdown/textEdit.ts';
import type { Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { fieldChange, notFound } from './change.ts';
import { setCode } from './code.ts';
import type { IntentOf } from './intent.ts';
import { removeItem } from './items.ts';
import { prove } from './prove.ts';
import { removeRow } from './table.ts';
import { tickEdits } from './tasks.ts';
import { setText } from './text.ts';

/** Empties a field: text goes, ticks go, of lists and tables one empty item or none stays. */
export function clearField(plan: Plan, intent: IntentOf<'clear'>, expected: string | undefined): Planned {
  const field = plan.field(intent.field);
  if (!field) return notFound(intent.field);
  const { value } = field.read;
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return setText(plan, { type: 'setText', field: intent.field, text: '' }, expected);
    case 'code':
      return setCode(plan, { type: 'setCode', field: intent.field, text: '' }, expected);
    case 'choice':
    case 'checklist':
      return fieldChange(
        intent.field,
        value.items.flatMap((item) => tickEdits(plan, field, item, false)),
        () => true,
      );
    case 'table':
      return oneByOne(plan, intent.field, value.rows.length, (row) =>
        removeRow(row.plan, { type: 'removeRow', field: intent.field, row: row.index }, undefined),
      );
    case 'list':
    case 'questions':
      return oneByOne(plan, intent.field, value.items.length, (item) =>
        removeItem(item.plan, { type: 'removeItem', field: intent.field, index: item.index }, undefined),
      );
  }
}

type Step = (at: { readonly plan: Plan; readonly index: number }) => Planned;

// From the last to the first, each on the proved result of the one before.
function oneByOne(plan: Plan, id: string, count: number, step: Step): Planned {
  let current = plan;
  for (let index = count - 1; index >= 0; index--) {
    const result = prove(current, step({ plan: current, index }));
    if (!result.ok) return result;
    current = result.after;
  }
  const edit = minimalEdit(plan.text, current.text);
  return fieldChange(id, edit ? [edit] : [], (after) => after.field(id) !== null);
}
