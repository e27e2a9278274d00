import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { moveCaret } from './caret.ts';

export interface GrowingTextAreaProps {
  readonly id?: string | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The name, where no label element names it. */
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly code?: boolean | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly onCompose?: ((on: boolean) => void) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A native text area that is as high as its text. A text from outside keeps the caret where it was in the words. */
export function GrowingTextArea(props: GrowingTextAreaProps): ReactNode {
  const {
    id,
    text,
    onText,
    label,
    placeholder,
    readOnly,
    describedBy,
    invalid,
    code,
    onFocus,
    onBlur,
    onCompose,
    onKeyDown,
    autoFocus,
    className,
  } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || element.value === text) return;
    const { selectionStart, selectionEnd, value } = element;
    element.value = text;
    if (document.activeElement === element) {
      element.setSelectionRange(moveCaret(value, text, selectionStart), moveCaret(value, text, selectionEnd));
    }
  }, [text]);
  useLayoutEffect(() => {
    const element = area.current;
    if (!autoFocus || !element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, [autoFocus]);
  return (
    <textarea
      ref={area}
      id={id}
      className={`area ${code ? 'code' : ''} ${className ?? ''}`}
      rows={1}
      defaultValue={text}
      onChange={(event) => onText(event.currentTarget.value)}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid ? true : undefined}
      placeholder={placeholder}
      readOnly={readOnly}
      spellCheck={!code}
      wrap={code ? 'off' : 'soft'}
      onFocus={onFocus}
      onBlur={onBlur}
      onCompositionStart={() => onCompose?.(true)}
      onCompositionEnd={() => onCompose?.(false)}
      onKeyDown={onKeyDown}
    />
  );
}
