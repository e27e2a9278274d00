import type { ReactNode } from 'react';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly disabled?: boolean;
}

interface SelectProps {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
}

/** A native select: the toolkit's dropdown picks the wrong option when options and value change together. */
export function Select({
  id,
  label,
  value,
  choices,
  onChange,
  disabled,
  describedBy,
  invalid,
}: SelectProps): ReactNode {
  return (
    <select
      id={id}
      className="select"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid ? true : undefined}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} disabled={choice.disabled}>
          {choice.text}
        </option>
      ))}
    </select>
  );
}
