import type { ContainerSchema, FieldSchema } from '../kind/kind.ts';
import type { Region } from '../markdown/block.ts';
import type { Labelled } from '../markdown/labels.ts';
import { isSpace } from '../markdown/span.ts';
import { slugOf } from '../markdown/title.ts';

/*
 * A choice that stands in brackets in the head of an entry, in place of its label below: `### FR-2 [backend]: Keep it`,
 * `**FR-3: Show it** (frontend)`. Only what is an option counts: other remarks stay remarks.
 */

/** The choice in the head of a region, for the first of some fields that has it as an option; null if there is none. */
export function headHint(
  { text, head }: Region,
  fields: readonly FieldSchema[],
): { readonly field: FieldSchema; readonly labelled: Labelled } | null {
  if (!head || fields.length === 0) return null;
  for (let open = head.from; open < head.to; open++) {
    const close = closingOf(text.charAt(open));
    if (close === undefined) continue;
    const to = text.indexOf(close, open);
    if (to < 0 || to >= head.to) return null;
    let [from, end] = [open + 1, to];
    while (from < end && isMark(text, from)) from++;
    while (end > from && isMark(text, end - 1)) end--;
    const slug = slugOf(text.slice(from, end));
    const field =
      slug === '' ? undefined : fields.find(({ options }) => options.some((one) => slugOf(one.text) === slug));
    if (field) {
      const [labelSpan, inline] = [
        { from: open, to: from },
        { from, to: end },
      ];
      const whole = { from: open, to: to + 1 };
      const label = field.label ?? '';
      return {
        field,
        labelled: { label, form: 'title', bold: true, labelSpan, inline, blocks: [], whole, item: null },
      };
    }
    open = to;
  }
  return null;
}

const closingOf = (char: string): string | undefined => (char === '[' ? ']' : char === '(' ? ')' : undefined);

const isMark = (text: string, at: number): boolean => isSpace(text.charCodeAt(at)) || text.charAt(at) === '`';

const choices = new WeakMap<ContainerSchema, readonly FieldSchema[]>();

/** The choices of an entry that have a label. */
export function choicesOf(schema: ContainerSchema): readonly FieldSchema[] {
  const known = choices.get(schema);
  if (known) return known;
  const made = schema.slots.filter(
    (slot): slot is FieldSchema => slot.node === 'field' && slot.type === 'choice' && slot.label !== null,
  );
  choices.set(schema, made);
  return made;
}
