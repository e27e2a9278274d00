import { memo, useCallback, useMemo, type ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { withOps } from '../../state/overlay.ts';
import type { Op } from '../../state/state.ts';
import { useSelect } from '../../state/StoreContext.ts';
import { ChecklistFieldView } from './ChecklistFieldView.tsx';
import { ChecksFieldView, RadioFieldView, SelectFieldView } from './ChoiceFieldView.tsx';
import { CodeFieldView } from './CodeFieldView.tsx';
import { KeptFieldView } from './KeptFieldView.tsx';
import { DateFieldView, ReferenceFieldView } from './LineFieldViews.tsx';
import { ListFieldView } from './ListFieldView.tsx';
import { QuestionsFieldView } from './QuestionsFieldView.tsx';
import { TableFieldView } from './TableFieldView.tsx';
import { TextFieldView } from './TextFieldView.tsx';

const NONE: readonly Op[] = [];

/** One field with the control that its type and value ask for. */
export const FieldView = memo(function FieldView({ field: held }: { readonly field: FormField }): ReactNode {
  const { id } = held;
  const ops = useSelect(useCallback((state) => (state.ops.some((op) => op.owner === id) ? state.ops : NONE), [id]));
  const field = useMemo(() => withOps(held, ops), [held, ops]);
  const { value } = field;
  if (field.kept) return <KeptFieldView field={field} />;
  switch (value.type) {
    case 'text':
      return <TextLike field={field} value={value} />;
    case 'list':
      return <ListFieldView field={field} value={value} />;
    case 'tasks':
      if (field.type === 'choice' && field.choose === 'one') return <RadioFieldView field={field} value={value} />;
      if (field.options.length > 0) return <ChecksFieldView field={field} value={value} />;
      return <ChecklistFieldView field={field} value={value} />;
    case 'questions':
      return <QuestionsFieldView field={field} value={value} />;
    case 'table':
      return <TableFieldView field={field} value={value} />;
    case 'code':
      return <CodeFieldView field={field} value={value} />;
  }
});

function TextLike({
  field,
  value,
}: {
  readonly field: FormField;
  readonly value: Extract<FormField['value'], { type: 'text' }>;
}): ReactNode {
  if (field.type === 'choice' && field.options.length > 0) return <SelectFieldView field={field} value={value} />;
  if (field.type === 'reference' || field.reference) return <ReferenceFieldView field={field} value={value} />;
  if (field.type === 'date') return <DateFieldView field={field} value={value} />;
  return <TextFieldView field={field} value={value} />;
}
