import * as l10n from '@vscode/l10n';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Paged } from '../Paged.tsx';
import { useOpen, useReadOnly } from '../usePlan.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { ReferenceInput } from './ReferenceInput.tsx';
import { pathIn } from './reference.ts';
import { RowTools } from './RowTools.tsx';
import { SlotArea } from './SlotArea.tsx';
import { useRowActions, useRows, type Row } from './useRows.ts';
import type { ListValue } from './values.ts';

export function ListFieldView({ field, value }: { readonly field: FormField; readonly value: ListValue }): ReactNode {
  const rows = useRows(field, value.items);
  const { insert } = useRowActions(field);
  const readOnly = useReadOnly();
  const List = field.ordered ? 'ol' : 'ul';
  const after = !readOnly && (
    <Button className="small" onClick={() => insert(rows.length)} label={l10n.t('Add to {0}', field.label)}>
      {l10n.t('Add')}
    </Button>
  );
  return (
    <FieldFrame field={field} after={after}>
      <List className={`rows ${field.ordered ? 'ordered' : ''}`}>
        <Paged count={rows.length} inList>
          {(position) => {
            const row = rows[position];
            return row && <ListRow key={position} field={field} row={row} position={position} count={rows.length} />;
          }}
        </Paged>
      </List>
    </FieldFrame>
  );
}

interface ListRowProps {
  readonly field: FormField;
  readonly row: Row;
  readonly position: number;
  readonly count: number;
}

function ListRow({ field, row, position, count }: ListRowProps): ReactNode {
  const { insert, remove, move } = useRowActions(field);
  const open = useOpen();
  const readOnly = useReadOnly();
  const name = l10n.t('{0}, item {1}', field.label, position + 1);
  const path = field.reference ? pathIn(row.held.shown) : '';
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>): void => {
    if (readOnly || event.nativeEvent.isComposing) return;
    const { value } = event.currentTarget;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      move(row, event.key === 'ArrowUp' ? -1 : 1, count);
    else if (event.key === 'Enter' && !event.shiftKey && value.trim() !== '') insert(position + 1);
    else if (event.key === 'Backspace' && value === '' && count > 1) remove(row, position, count);
    else if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
  };
  const Control = field.reference ? ReferenceInput : SlotArea;
  return (
    <li className="row" data-index={position}>
      <div className="row-control">
        <Control slot={row.slot} held={row.held} label={name} placeholder={field.hint} onKeyDown={onKeyDown} />
      </div>
      {path !== '' && <IconButton icon="open" label={l10n.t('Open {0}', path)} onClick={() => open.file(path)} />}
      {!readOnly && (
        <RowTools
          name={name}
          first={position === 0}
          last={position === count - 1}
          onMove={(by) => move(row, by, count)}
          onRemove={count === 1 && row.held.shown === '' ? undefined : () => remove(row, position, count)}
        />
      )}
    </li>
  );
}
