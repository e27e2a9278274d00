import type { ShownValue } from '../../contract/cli.ts';
import type { Value } from '../../core/fields/value.ts';
import type { Span } from '../../core/markdown/span.ts';
import type { LocatedField } from '../../core/plan/plan.ts';

/** A value as `show` prints it and `set` takes it. */
export function shownValue(value: Value): ShownValue {
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return value.slot.text;
    case 'list':
      return value.items.map((item) => item.slot.text);
    case 'choice': {
      const chosen = value.items.filter((item) => item.state !== 'open').map((item) => item.slot.text);
      return chosen.length > 1 ? chosen : (chosen[0] ?? null);
    }
    case 'checklist':
      return value.items.map((item) => ({ text: item.slot.text, state: item.state }));
    case 'questions':
      return value.items.map(({ slot, answer, answered }) => ({
        text: slot.text,
        answer: answer?.text ?? '',
        answered,
      }));
    case 'table':
      return { columns: [...value.columns], rows: value.rows.map((row) => row.cells.map((cell) => cell.text)) };
    case 'code':
      return { language: value.language, text: value.text };
  }
}

/** What the value takes up in the document: where it would be put, if it is empty. */
export function valueSpan({ read, start }: LocatedField): Span {
  const { from, to } = spanInRegion(read);
  return { from: start + from, to: start + to };
}

function spanInRegion({ value, labelled, blocks }: LocatedField['read']): Span {
  if ('slot' in value) return value.slot;
  if (value.type === 'code' && value.fence) return value.fence;
  const first = 'items' in value ? value.items[0] : blocks[0];
  const last = 'items' in value ? value.items.at(-1) : blocks.at(-1);
  if (first && last) return { from: first.from, to: last.to };
  return labelled ? labelled.inline : { from: 0, to: 0 };
}
