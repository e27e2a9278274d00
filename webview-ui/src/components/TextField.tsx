import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { describe, innerControl, type ToolkitTextField } from './toolkit.ts';

export interface TextFieldProps {
  readonly text: string;
  readonly label: string;
  readonly onText: (text: string) => void;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly describedBy?: string | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly onCompose?: ((on: boolean) => void) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  readonly autoFocus?: boolean;
}

/**
 * The toolkit's text field, for one line. A value from outside is written only when it differs, with the caret kept; its
 * descriptions are set on the native input.
 */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    text,
    label,
    placeholder = '',
    readOnly = false,
    describedBy,
    onFocus,
    onBlur,
    onCompose,
    onKeyDown,
    autoFocus,
  } = props;
  const host = useRef<ToolkitTextField>(null);
  useLayoutEffect(() => {
    const element = host.current;
    const input = innerControl(element);
    if (element && element.value !== text) writeValue(element, input, text);
    // The toolkit names the native input after this attribute, which it sets by itself when it is connected.
    element?.setAttribute('aria-label', label);
    describe(input, describedBy);
  });
  useLayoutEffect(() => {
    if (autoFocus) host.current?.focus();
  }, [autoFocus]);
  return (
    <vscode-text-field
      ref={host}
      className="text-field"
      placeholder={placeholder}
      readonly={readOnly}
      onInput={() => {
        const value = host.current?.value ?? '';
        if (value !== text) props.onText(value);
      }}
      onFocus={onFocus}
      onBlur={onBlur}
      onCompositionStart={() => onCompose?.(true)}
      onCompositionEnd={() => onCompose?.(false)}
      onKeyDown={onKeyDown}
    />
  );
}

function writeValue(element: ToolkitTextField, input: HTMLElement | null, text: string): void {
  const caret = input instanceof HTMLInputElement ? input.selectionStart : null;
  element.value = text;
  if (caret === null || !(input instanceof HTMLInputElement) || document.activeElement !== element) return;
  input.value = text;
  input.setSelectionRange(Math.min(caret, text.length), Math.min(caret, text.length));
}
