import type { KeyboardEvent, ReactNode } from 'react';
import { GrowingTextArea } from '../../components/GrowingTextArea.tsx';
import type { Slot } from '../../state/slot.ts';
import type { Held } from '../../state/slotText.ts';
import { useSlot } from '../../state/useSlot.ts';
import { DraftStatus } from '../DraftStatus.tsx';
import { useReadOnly } from '../usePlan.ts';
import { useFrame } from './FieldFrame.tsx';

interface SlotAreaProps {
  readonly slot: Slot;
  readonly held: Held;
  /** Names the control where the frame's label does not. */
  readonly label: string;
  readonly labelled?: boolean;
  readonly placeholder?: string;
  readonly code?: boolean;
  readonly autoFocus?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onLeave?: () => void;
}

/** A text area on one slot of the document. */
export function SlotArea(props: SlotAreaProps): ReactNode {
  const { slot, held, label, labelled = false, placeholder, code, autoFocus, onKeyDown, onLeave } = props;
  const control = useSlot(slot, held);
  const frame = useFrame();
  const readOnly = useReadOnly();
  return (
    <>
      <GrowingTextArea
        id={labelled ? frame.control : undefined}
        label={labelled ? undefined : label}
        text={control.text}
        onText={control.onText}
        placeholder={placeholder}
        readOnly={readOnly}
        describedBy={labelled ? frame.findings : undefined}
        invalid={labelled && frame.invalid}
        code={code}
        autoFocus={autoFocus}
        onFocus={control.onFocus}
        onBlur={() => {
          control.onBlur();
          onLeave?.();
        }}
        onCompose={control.onCompose}
        onKeyDown={onKeyDown}
      />
      <DraftStatus draft={control.draft} label={label} />
    </>
  );
}
