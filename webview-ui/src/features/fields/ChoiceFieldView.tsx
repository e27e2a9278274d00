import * as l10n from '@vscode/l10n';
import type { ReactNode } from 'react';
import type { FormField } from '../../../../src/contract/form.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Radios } from '../../components/Radios.tsx';
import { Select } from '../../components/Select.tsx';
import { useStore } from '../../state/StoreContext.ts';
import { useReadOnly } from '../usePlan.ts';
import { FieldFrame, useFrame } from './FieldFrame.tsx';
import type { TasksValue, TextValue } from './values.ts';

/** Exclusive tasks: radio buttons. */
export function RadioFieldView({ field, value }: { readonly field: FormField; readonly value: TasksValue }): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const options = value.items.length > 0 ? value.items.map(({ text }) => text) : field.options;
  const done = value.items.flatMap(({ state }, index) => (state === 'done' ? [index] : []));
  const choose = (index: number | null): void => store.edit({ type: 'choose', field: field.id, index });
  return (
    <FieldFrame field={field} role="radiogroup">
      <Radios options={options} chosen={done[0] ?? null} onChoose={choose} disabled={readOnly} />
      {done.length > 1 && (
        <p className="muted">{l10n.t('More than one is ticked in the file; choosing one clears the others.')}</p>
      )}
      {done.length > 0 && !readOnly && (
        <LinkButton onClick={() => choose(null)}>{l10n.t('Clear the choice')}</LinkButton>
      )}
    </FieldFrame>
  );
}

/** Tasks of which any may be ticked, with the options of the kind. */
export function ChecksFieldView({
  field,
  value,
}: {
  readonly field: FormField;
  readonly value: TasksValue;
}): ReactNode {
  const store = useStore();
  const readOnly = useReadOnly();
  const items = value.items.length > 0 ? value.items : field.options.map((text) => ({ text, state: 'open' as const }));
  return (
    <FieldFrame field={field}>
      <div className="checks">
        {items.map(({ text, state }, index) => (
          <div key={index} data-index={index}>
            <Checkbox
              checked={state === 'done'}
              label={state === 'partial' ? l10n.t('{0} (begun)', text) : text}
              disabled={readOnly}
              onChange={(done) =>
                store.edit(
                  { type: 'toggle', field: field.id, index, done },
                  { expected: value.items[index]?.text ?? null },
                )
              }
            >
              {text}
            </Checkbox>
          </div>
        ))}
      </div>
    </FieldFrame>
  );
}

/** A choice that is written as text. */
export function SelectFieldView({ field, value }: { readonly field: FormField; readonly value: TextValue }): ReactNode {
  return (
    <FieldFrame field={field} single>
      <TextChoice field={field} value={value} />
    </FieldFrame>
  );
}

function TextChoice({ field, value }: { readonly field: FormField; readonly value: TextValue }): ReactNode {
  const store = useStore();
  const frame = useFrame();
  const readOnly = useReadOnly();
  const shown = value.placeholder ? '' : value.text;
  return (
    <Select
      id={frame.control}
      value={shown}
      choices={choices(field.options, shown)}
      disabled={readOnly}
      describedBy={frame.findings}
      invalid={frame.invalid}
      onChange={(text) => store.edit({ type: 'setText', field: field.id, text }, { expected: value.text })}
    />
  );
}

/** The options, with nothing first, and with what the file says where that is none of them. */
export function choices(options: readonly string[], current: string): { value: string; text: string }[] {
  const all = current === '' || options.includes(current) ? options : [current, ...options];
  return [{ value: '', text: l10n.t('Choose…') }, ...all.map((option) => ({ value: option, text: option }))];
}
