import * as l10n from '@vscode/l10n';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { hasMarkup, Markdown } from '../../components/markdown/Markdown.tsx';
import { slotKey, type Slot } from '../../state/slot.ts';
import { useSelect } from '../../state/StoreContext.ts';
import { useOpen, useReadOnly } from '../usePlan.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { SlotArea } from './SlotArea.tsx';
import type { TextValue } from './values.ts';

/** Free text: rendered while nobody writes in it, if that shows more than the text itself. */
export function TextFieldView({ field, value }: { readonly field: FormField; readonly value: TextValue }): ReactNode {
  const slot = useMemo((): Slot => ({ kind: 'text', field: field.id }), [field.id]);
  const held = { raw: value.text, shown: value.placeholder ? '' : value.text };
  const key = slotKey(slot);
  const drafted = useSelect(useCallback((state) => state.drafts.has(key), [key]));
  const [mode, setMode] = useState<'rest' | 'edit' | 'left'>('rest');
  const readOnly = useReadOnly();
  const rendered = mode !== 'edit' && !drafted && hasMarkup(held.shown);
  const edit = (): void => setMode('edit');
  const button = rendered && !readOnly && (
    <IconButton icon="edit" label={l10n.t('Edit {0}', field.label)} onClick={edit} className="edit" />
  );
  return (
    <FieldFrame field={field} single={!rendered} beside={button}>
      {rendered ? (
        <RestingText text={held.shown} onEdit={readOnly ? undefined : edit} />
      ) : (
        <SlotArea
          slot={slot}
          held={held}
          label={field.label}
          labelled
          placeholder={field.hint}
          autoFocus={mode === 'edit'}
          onLeave={() => setMode('left')}
        />
      )}
    </FieldFrame>
  );
}

// A click into the text edits it; by keyboard the button beside the label does.
function RestingText({
  text,
  onEdit,
}: {
  readonly text: string;
  readonly onEdit: (() => void) | undefined;
}): ReactNode {
  const open = useOpen();
  return (
    <div
      className={`resting ${onEdit ? 'can-edit' : ''}`}
      onClick={(event) => {
        const onLink = event.target instanceof Element && event.target.closest('a, button') !== null;
        if (!onLink && document.getSelection()?.isCollapsed !== false) onEdit?.();
      }}
    >
      <Markdown text={text} onOpen={open.file} />
    </div>
  );
}
