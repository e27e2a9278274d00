import * as l10n from '@vscode/l10n';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { isVacant } from '../../state/outgoing.ts';
import type { Slot } from '../../state/slot.ts';
import { useStore } from '../../state/StoreContext.ts';
import { Paged } from '../Paged.tsx';
import { useReadOnly } from '../usePlan.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { RowTools } from './RowTools.tsx';
import { SlotArea } from './SlotArea.tsx';
import { useRowActions, useRows, type Row } from './useRows.ts';
import type { QuestionsValue } from './values.ts';

const NONE: QuestionsValue['items'] = [];

/** Clarification questions: each with its answer and its tick. */
export function QuestionsFieldView({
  field,
  value,
}: {
  readonly field: FormField;
  readonly value: QuestionsValue;
}): ReactNode {
  const items = isVacant(field) ? NONE : value.items;
  const rows = useRows(field, items);
  const { insert } = useRowActions(field);
  const readOnly = useReadOnly();
  const after = !readOnly && (
    <Button className="small" onClick={() => insert(rows.length)}>
      {l10n.t('+ Ask a question')}
    </Button>
  );
  return (
    <FieldFrame field={field} after={after}>
      {rows.length === 0 && <p className="muted">{l10n.t('No questions so far.')}</p>}
      <ul className="rows questions">
        <Paged count={rows.length} inList>
          {(position) => {
            const row = rows[position];
            if (!row) return null;
            const item = row.slot.kind === 'item' ? items[row.slot.index] : undefined;
            return (
              <QuestionRow key={position} field={field} row={row} item={item} position={position} count={rows.length} />
            );
          }}
        </Paged>
      </ul>
    </FieldFrame>
  );
}

interface QuestionRowProps {
  readonly field: FormField;
  readonly row: Row;
  readonly item: QuestionsValue['items'][number] | undefined;
  readonly position: number;
  readonly count: number;
}

function QuestionRow({ field, row, item, position, count }: QuestionRowProps): ReactNode {
  const { remove, move } = useRowActions(field);
  const readOnly = useReadOnly();
  const name = l10n.t('Question {0}', position + 1);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (readOnly || event.nativeEvent.isComposing) return;
    const { value } = event.currentTarget;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      move(row, event.key === 'ArrowUp' ? -1 : 1, count);
    else if (event.key === 'Backspace' && value === '') remove(row, position, count);
    // A question is one line; Enter puts it into the document.
    else if (event.key === 'Enter' && !event.shiftKey) event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <li className={`row question ${item && !item.answered ? 'open' : ''}`} data-index={position}>
      <div className="row-control">
        <SlotArea slot={row.slot} held={row.held} label={name} placeholder={field.hint} onKeyDown={onKeyDown} />
        {item && row.slot.kind === 'item' && <Answer field={field} item={item} index={row.slot.index} name={name} />}
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

interface AnswerProps {
  readonly field: FormField;
  readonly item: QuestionsValue['items'][number];
  readonly index: number;
  readonly name: string;
}

function Answer({ field, item, index, name }: AnswerProps): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const slot: Slot = { kind: 'answer', field: field.id, index };
  return (
    <div className="answer">
      <SlotArea
        slot={slot}
        held={{ raw: item.answer, shown: item.answer }}
        label={l10n.t('Answer to: {0}', item.text === '' ? name : item.text)}
        placeholder={l10n.t('Answer')}
      />
      <Checkbox
        checked={item.answered}
        label={l10n.t('Answered: {0}', item.text === '' ? name : item.text)}
        disabled={readOnly}
        onChange={(done) => store.edit({ type: 'toggle', field: field.id, index, done }, { expected: item.text })}
      >
        {l10n.t('Answered')}
      </Checkbox>
    </div>
  );
}
