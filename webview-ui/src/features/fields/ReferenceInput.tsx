import * as l10n from '@vscode/l10n';
import type { KeyboardEvent, ReactNode } from 'react';
import { Combobox } from '../../components/Combobox.tsx';
import type { Slot } from '../../state/slot.ts';
import type { Held } from '../../state/slotText.ts';
import { useStore } from '../../state/StoreContext.ts';
import { useSlot } from '../../state/useSlot.ts';
import { DraftStatus } from '../DraftStatus.tsx';
import { useReadOnly } from '../usePlan.ts';
import { useFrame } from './FieldFrame.tsx';
import { pathIn, withPath } from './reference.ts';

interface ReferenceInputProps {
  readonly slot: Slot;
  readonly held: Held;
  readonly label: string;
  readonly labelled?: boolean;
  readonly placeholder?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A line that begins with a path, which completes from the workspace. */
export function ReferenceInput({
  slot,
  held,
  label,
  labelled = false,
  placeholder,
  onKeyDown,
}: ReferenceInputProps): ReactNode {
  const control = useSlot(slot, held);
  const store = useStore();
  const frame = useFrame();
  const readOnly = useReadOnly();
  const complete = async (text: string): Promise<readonly string[]> => {
    const query = pathIn(text).replace(/:[\d-]*$/, '');
    if (query.length < 2) return [];
    const outcome = await store.ask({ type: 'completePath', query }, true);
    return outcome.ok ? (outcome.paths ?? []).filter((path) => path !== query).slice(0, 12) : [];
  };
  return (
    <>
      <Combobox
        id={labelled ? frame.control : undefined}
        label={labelled ? undefined : label}
        listLabel={l10n.t('Files')}
        text={control.text}
        onText={control.onText}
        complete={complete}
        onChoose={(path) => control.onText(withPath(control.text, path))}
        placeholder={placeholder}
        readOnly={readOnly}
        describedBy={labelled ? frame.findings : undefined}
        invalid={labelled && frame.invalid}
        onFocus={control.onFocus}
        onBlur={control.onBlur}
        onCompose={control.onCompose}
        onKeyDown={onKeyDown}
      />
      <DraftStatus draft={control.draft} label={label} />
    </>
  );
}
