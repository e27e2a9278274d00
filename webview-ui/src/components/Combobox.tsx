import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { moveCaret } from './caret.ts';

interface ComboboxProps {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly listLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly complete: (text: string) => Promise<readonly string[]>;
  readonly onChoose: (option: string) => void;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  readonly onCompose?: (on: boolean) => void;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

const PAUSE = 150;

interface Offer {
  readonly options: readonly string[];
  readonly active: number;
}

const NOTHING: Offer = { options: [], active: -1 };

/** An input that offers options for what has been typed. Keys that the list does not use go on to `onKeyDown`. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { text, onText } = props;
  const list = useId();
  const [offer, setOffer] = useState(NOTHING);
  const ask = useAsk(props.complete, setOffer);
  const input = useInput(text);
  const close = (): void => {
    ask('');
    setOffer(NOTHING);
  };
  const choose = (option: string): void => {
    close();
    props.onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const move = moveOf(event, offer);
    if (move === 'none') return props.onKeyDown?.(event);
    event.preventDefault();
    const { options, active } = offer;
    if (move === 'close') close();
    else if (move === 'choose') choose(options[active] ?? text);
    else setOffer({ options, active: (Math.max(active, move < 0 ? 0 : -1) + move + options.length) % options.length });
  };
  return (
    <div className="combobox">
      <input
        ref={input}
        id={props.id}
        className="input"
        role="combobox"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={offer.options.length > 0}
        aria-controls={offer.options.length > 0 ? list : undefined}
        aria-activedescendant={offer.active >= 0 ? `${list}-${offer.active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        defaultValue={text}
        onChange={({ currentTarget: { value } }) => {
          onText(value);
          ask(value);
        }}
        onFocus={props.onFocus}
        onBlur={() => {
          close();
          props.onBlur?.();
        }}
        {...composition(props.onCompose)}
        onKeyDown={onKeyDown}
      />
      {offer.options.length > 0 && <Options id={list} label={props.listLabel} offer={offer} onChoose={choose} />}
    </div>
  );
}

function composition(
  onCompose: ComboboxProps['onCompose'],
): Record<'onCompositionStart' | 'onCompositionEnd', () => void> {
  return { onCompositionStart: () => onCompose?.(true), onCompositionEnd: () => onCompose?.(false) };
}

/** What a key does in an open list. */
function moveOf(
  { key, altKey, nativeEvent }: KeyboardEvent,
  { options, active }: Offer,
): 'none' | 'close' | 'choose' | 1 | -1 {
  // An input method has a list of its own, which these keys are for.
  if (options.length === 0 || altKey || nativeEvent.isComposing) return 'none';
  if (key === 'ArrowDown') return 1;
  // From no option, up leads to the last one.
  if (key === 'ArrowUp') return -1;
  if (key === 'Escape') return 'close';
  return key === 'Enter' && active >= 0 ? 'choose' : 'none';
}

interface OptionsProps {
  readonly id: string;
  readonly label: string;
  readonly offer: Offer;
  readonly onChoose: (option: string) => void;
}

function Options({ id, label, offer, onChoose }: OptionsProps): ReactNode {
  return (
    <ul className="options" role="listbox" id={id} aria-label={label}>
      {offer.options.map((option, index) => (
        <li
          key={option}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === offer.active}
          // Before the input loses the focus, which closes the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(option);
          }}
        >
          {option}
        </li>
      ))}
    </ul>
  );
}

// Asks after a pause, and forgets answers to what has been asked before. An empty text only forgets.
function useAsk(complete: ComboboxProps['complete'], take: (offer: Offer) => void): (text: string) => void {
  const newest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (text) => {
    newest.current += 1;
    const mine = newest.current;
    clearTimeout(timer.current);
    if (text === '') return;
    timer.current = setTimeout(() => {
      void complete(text).then((options) => {
        if (mine === newest.current) take({ options, active: -1 });
      });
    }, PAUSE);
  };
}

function useInput(text: string): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const element = input.current;
    if (!element || element.value === text) return;
    const { value, selectionStart } = element;
    element.value = text;
    if (document.activeElement !== element || selectionStart === null) return;
    const caret = moveCaret(value, text, selectionStart);
    element.setSelectionRange(caret, caret);
  }, [text]);
  return input;
}
