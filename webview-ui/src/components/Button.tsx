import { useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { describe, innerControl } from './toolkit.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: (event: MouseEvent) => void;
  readonly look?: 'primary' | 'secondary' | 'icon';
  /** The name, where the content does not say it. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly expanded?: boolean | undefined;
  readonly pressed?: boolean | undefined;
  readonly className?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** The toolkit's button. What it says to assistive technology is set on the native button inside it. */
export function Button(props: ButtonProps): ReactNode {
  const {
    children,
    onClick,
    look = 'secondary',
    label,
    disabled = false,
    describedBy,
    expanded,
    pressed,
    className,
    autoFocus,
  } = props;
  const host = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const control = innerControl(host.current);
    setOrRemove(control, 'aria-expanded', expanded?.toString());
    setOrRemove(control, 'aria-pressed', pressed?.toString());
    describe(control, describedBy);
  });
  useLayoutEffect(() => {
    if (autoFocus) host.current?.focus();
  }, [autoFocus]);
  return (
    <vscode-button
      ref={host}
      // An attribute from the start: the toolkit calls an icon button that has none "Icon Button".
      aria-label={label}
      appearance={look}
      disabled={disabled}
      className={className}
      title={look === 'icon' ? label : undefined}
      onClick={(event) => {
        if (!disabled) onClick(event);
      }}
    >
      {children}
    </vscode-button>
  );
}

function setOrRemove(control: HTMLElement | null, name: string, value: string | undefined): void {
  if (value === undefined) control?.removeAttribute(name);
  else control?.setAttribute(name, value);
}
