import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { describe, type ToolkitCheckbox } from './toolkit.ts';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  /** What stands beside the box; the label itself where nothing does. */
  readonly children?: ReactNode;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
}

/**
 * The toolkit's checkbox, made a controlled one: it fires `change` when it is set from code too, which must not edit a
 * document, and takes its name once.
 */
export function Checkbox({
  checked,
  onChange,
  label,
  children,
  disabled = false,
  describedBy,
}: CheckboxProps): ReactNode {
  const host = useRef<ToolkitCheckbox>(null);
  const change = useRef(onChange);
  const shown = useRef(checked);
  useLayoutEffect(() => {
    change.current = onChange;
    shown.current = checked;
    const element = host.current;
    if (!element) return;
    if (element.checked !== checked) element.checked = checked;
    element.setAttribute('aria-label', label);
    describe(element, describedBy);
  });
  useLayoutEffect(() => {
    const element = host.current;
    const onNative = (): void => {
      if (element && element.checked !== shown.current) change.current(element.checked);
    };
    element?.addEventListener('change', onNative);
    return () => element?.removeEventListener('change', onNative);
  }, []);
  return (
    <vscode-checkbox ref={host} disabled={disabled}>
      {children}
    </vscode-checkbox>
  );
}
