import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { isHint } from '../../state/slotText.ts';
import { useStore } from '../../state/StoreContext.ts';
import { Paged } from '../Paged.tsx';
import { useReadOnly } from '../usePlan.ts';
import { choices } from './ChoiceFieldView.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { RowTools } from './RowTools.tsx';
import { SlotArea } from './SlotArea.tsx';
import type { TableValue } from './values.ts';

export function TableFieldView({ field, value }: { readonly field: FormField; readonly value: TableValue }): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const { columns, rows } = value;
  const add = (): void => {
    const then = { target: field.id, index: rows.length };
    store.edit({ type: 'addRow', field: field.id, cells: columns.map(() => '') }, { then });
  };
  const after = !readOnly && (
    <Button className="small" onClick={add} label={l10n.t('Add row to {0}', field.label)}>
      {l10n.t('Add row')}
    </Button>
  );
  return (
    <FieldFrame field={field} after={after}>
      <div className="table-scroll">
        <table className="grid">
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            <Paged count={rows.length} inTable={columns.length + 1}>
              {(row) => <TableRow key={row} field={field} value={value} row={row} />}
            </Paged>
          </tbody>
        </table>
      </div>
    </FieldFrame>
  );
}

interface TableRowProps {
  readonly field: FormField;
  readonly value: TableValue;
  readonly row: number;
}

function TableRow({ field, value, row }: TableRowProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const { id } = field;
  const cells = value.rows[row] ?? [];
  const name = l10n.t('row {0}', row + 1);
  return (
    <tr data-index={row}>
      {value.columns.map((column, index) => (
        <td key={index} data-head={column}>
          <Cell
            field={field}
            value={value}
            column={index}
            row={row}
            text={cells[index] ?? ''}
            label={`${column}, ${name}`}
          />
        </td>
      ))}
      <td className="tools-cell">
        {!readOnly && (
          <RowTools
            name={name}
            first={row === 0}
            last={row === value.rows.length - 1}
            onMove={(by) =>
              store.edit({ type: 'moveRow', field: id, row, to: row + by }, { then: { target: id, index: row + by } })
            }
            onRemove={() =>
              store.edit({ type: 'removeRow', field: id, row }, { then: { target: id, index: Math.max(0, row - 1) } })
            }
          />
        )}
      </td>
    </tr>
  );
}

interface CellProps {
  readonly field: FormField;
  readonly value: TableValue;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly label: string;
}

function Cell({ field, value, row, column, text, label }: CellProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const options = field.columns[column]?.options;
  const hint = isHint(value, row, column);
  if (!options)
    return (
      <SlotArea
        slot={{ kind: 'cell', field: field.id, row, column }}
        held={{ raw: text, shown: hint ? '' : text }}
        label={label}
        placeholder={hint ? text.replace(/^\[|\]$/g, '') : ''}
      />
    );
  return (
    <Select
      label={label}
      value={hint ? '' : text}
      choices={choices(options, hint ? '' : text)}
      disabled={readOnly}
      onChange={(chosen) =>
        store.edit({ type: 'setCell', field: field.id, row, column, text: chosen }, { expected: text })
      }
    />
  );
}
