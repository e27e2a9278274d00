import { useId, type ReactNode } from 'react';

interface RadiosProps {
  readonly options: readonly string[];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  readonly disabled?: boolean;
}

/** Native radio buttons; the fieldset around them names the group. */
export function Radios({ options, chosen, onChoose, disabled }: RadiosProps): ReactNode {
  const name = useId();
  return (
    <div className="radios">
      {options.map((option, index) => (
        <label key={index} className="radio">
          <input
            type="radio"
            name={name}
            checked={chosen === index}
            disabled={disabled}
            onChange={() => onChoose(index)}
          />
          <span>{option}</span>
        </label>
      ))}
    </div>
  );
}
