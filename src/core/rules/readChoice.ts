import type { OptionSchema } from '../kind/kind.ts';
import { namedIn } from '../kind/namedIn.ts';
import type { NodeField } from '../plan/plan.ts';

/** The option that a text stands for, tolerant of case, marks and what follows it; null if it names none. */
export const optionNamed = (options: readonly OptionSchema[], text: string): OptionSchema | null =>
  namedIn(options, (option) => option.text, text);

/** Indexes of the ticked options of a choice that is written as task items; null where it is written as text. */
export function tickedOptions({ read }: NodeField): readonly number[] | null {
  if (read.value.type !== 'choice') return null;
  return read.value.items.flatMap((item, index) => (item.state === 'open' ? [] : [index]));
}
