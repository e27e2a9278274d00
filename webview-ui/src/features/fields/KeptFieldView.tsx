import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { localTime } from '../words.ts';
import { FieldFrame } from './FieldFrame.tsx';

/** A value that Planwright keeps itself: shown, not edited. */
export function KeptFieldView({ field }: { readonly field: FormField }): ReactNode {
  return (
    <FieldFrame field={field}>
      <p className="kept">{keptText(field)}</p>
    </FieldFrame>
  );
}

export function keptText(field: FormField): string {
  const { value } = field;
  const text = value.type === 'text' && !value.placeholder ? value.text : '';
  if (text === '') return l10n.t('not yet');
  return /^\d{4}-\d\d-\d\dT/.test(text) ? localTime(text) : text;
}
