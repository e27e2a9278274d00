import type { OptionSchema } from '../kind/kind.ts';
import { slugOf, withoutDecoration } from '../markdown/title.ts';
import type { NodeField } from '../plan/plan.ts';

/** The option that a text stands for, tolerant of case, marks and what follows it; null if it names none. */
export function optionNamed(options: readonly OptionSchema[], text: string): OptionSchema | null {
  const slug = slugOf(withoutDecoration(text));
  const leading = options.filter((option) => {
    const wanted = slugOf(option.text);
    return wanted !== '' && (slug === wanted || slug.startsWith(`${wanted}-`));
  });
  return leading.sort((a, b) => b.text.length - a.text.length)[0] ?? null;
}

/** Indexes of the ticked options of a choice that is written as task items; null where it is written as text. */
export function tickedOptions({ read }: NodeField): readonly number[] | null {
  if (read.value.type !== 'choice') return null;
  return read.value.items.flatMap((item, index) => (item.state === 'open' ? [] : [index]));
}
