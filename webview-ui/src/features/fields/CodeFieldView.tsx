import * as l10n from '@vscode/l10n';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { Button } from '../../components/Button.tsx';
import { useReadOnly } from '../usePlan.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { SlotArea } from './SlotArea.tsx';
import type { CodeValue } from './values.ts';

/** A fenced block. Tab leaves the field, unless the person asks that it indents. */
export function CodeFieldView({ field, value }: { readonly field: FormField; readonly value: CodeValue }): ReactNode {
  const [tabs, setTabs] = useState(false);
  const readOnly = useReadOnly();
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setTabs(false);
    if (!tabs || event.key !== 'Tab' || event.shiftKey || readOnly) return;
    event.preventDefault();
    const area = event.currentTarget;
    area.setRangeText('  ', area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const beside = (
    <>
      {value.language !== '' && <span className="muted">{value.language}</span>}
      {!readOnly && (
        <Button className="small" pressed={tabs} onClick={() => setTabs(!tabs)}>
          {l10n.t('Tab key indents')}
        </Button>
      )}
    </>
  );
  return (
    <FieldFrame field={field} single beside={beside}>
      <SlotArea
        slot={{ kind: 'code', field: field.id }}
        held={{ raw: value.text, shown: value.placeholder ? '' : value.text }}
        label={field.label}
        labelled
        placeholder={value.placeholder ? value.text : field.hint}
        code
        onKeyDown={onKeyDown}
      />
    </FieldFrame>
  );
}
