import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Slot } from '../../state/slot.ts';
import { useSlot } from '../../state/useSlot.ts';
import { DraftStatus } from '../DraftStatus.tsx';
import { useOpen, useReadOnly } from '../usePlan.ts';
import { FieldFrame, useFrame } from './FieldFrame.tsx';
import { pathIn } from './reference.ts';
import { ReferenceInput } from './ReferenceInput.tsx';
import type { TextValue } from './values.ts';

interface LineProps {
  readonly field: FormField;
  readonly value: TextValue;
}

export function DateFieldView({ field, value }: LineProps): ReactNode {
  return (
    <FieldFrame field={field}>
      <Line field={field} value={value} />
    </FieldFrame>
  );
}

function Line({ field, value }: LineProps): ReactNode {
  const slot: Slot = { kind: 'text', field: field.id };
  const { draft, ...control } = useSlot(slot, { raw: value.text, shown: value.placeholder ? '' : value.text });
  const frame = useFrame();
  const readOnly = useReadOnly();
  return (
    <>
      <TextField
        {...control}
        label={field.label}
        placeholder={field.hint === '' ? l10n.t('YYYY-MM-DD') : field.hint}
        readOnly={readOnly}
        describedBy={frame.findings}
      />
      <DraftStatus draft={draft} label={field.label} />
    </>
  );
}

export function ReferenceFieldView({ field, value }: LineProps): ReactNode {
  const slot: Slot = { kind: 'text', field: field.id };
  const shown = value.placeholder ? '' : value.text;
  const path = pathIn(shown);
  const open = useOpen();
  return (
    <FieldFrame field={field} single>
      <div className="row">
        <div className="row-control">
          <ReferenceInput
            slot={slot}
            held={{ raw: value.text, shown }}
            label={field.label}
            labelled
            placeholder={field.hint}
          />
        </div>
        {path !== '' && <IconButton icon="open" label={l10n.t('Open {0}', path)} onClick={() => open.file(path)} />}
      </div>
    </FieldFrame>
  );
}
