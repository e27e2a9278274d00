import * as l10n from '@vscode/l10n';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { useStore } from '../../state/StoreContext.ts';
import { Paged } from '../Paged.tsx';
import { useReadOnly } from '../usePlan.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { RowTools } from './RowTools.tsx';
import { SlotArea } from './SlotArea.tsx';
import { useRowActions, useRows, type Row } from './useRows.ts';
import type { TasksValue } from './values.ts';

/** Tasks that people write themselves: a tick and a text each. */
export function ChecklistFieldView({
  field,
  value,
}: {
  readonly field: FormField;
  readonly value: TasksValue;
}): ReactNode {
  const rows = useRows(field, value.items);
  const { insert } = useRowActions(field);
  const readOnly = useReadOnly();
  const after = !readOnly && (
    <Button className="small" onClick={() => insert(rows.length)} label={l10n.t('Add to {0}', field.label)}>
      {l10n.t('Add')}
    </Button>
  );
  return (
    <FieldFrame field={field} after={after}>
      <ul className="rows">
        <Paged count={rows.length} inList>
          {(position) => {
            const row = rows[position];
            if (!row) return null;
            const done = row.slot.kind === 'item' && value.items[row.slot.index]?.state === 'done';
            return (
              <TaskRow key={position} field={field} row={row} done={done} position={position} count={rows.length} />
            );
          }}
        </Paged>
      </ul>
    </FieldFrame>
  );
}

interface TaskRowProps {
  readonly field: FormField;
  readonly row: Row;
  readonly done: boolean;
  readonly position: number;
  readonly count: number;
}

function TaskRow({ field, row, done, position, count }: TaskRowProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const { insert, remove, move } = useRowActions(field);
  const { slot, held } = row;
  const name = l10n.t('{0}, item {1}', field.label, position + 1);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (readOnly || event.nativeEvent.isComposing) return;
    const { value } = event.currentTarget;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      move(row, event.key === 'ArrowUp' ? -1 : 1, count);
    else if (event.key === 'Enter' && !event.shiftKey && value.trim() !== '') insert(position + 1);
    else if (event.key === 'Backspace' && value === '' && count > 1) remove(row, position, count);
    else if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
  };
  return (
    <li className="row" data-index={position}>
      {slot.kind === 'item' && (
        <Checkbox
          checked={done}
          label={held.shown === '' ? name : held.shown}
          disabled={readOnly}
          onChange={(on) =>
            store.edit({ type: 'toggle', field: field.id, index: slot.index, done: on }, { expected: held.raw })
          }
        />
      )}
      <div className="row-control">
        <SlotArea slot={slot} held={held} label={name} placeholder={field.hint} onKeyDown={onKeyDown} />
      </div>
      {!readOnly && (
        <RowTools
          name={name}
          first={position === 0}
          last={position === count - 1}
          onMove={(by) => move(row, by, count)}
          onRemove={() => remove(row, position, count)}
        />
      )}
    </li>
  );
}
