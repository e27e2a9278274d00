import type { Value } from '../fields/value.ts';

/** All that a value says, as one string: equal strings mean equal values. */
export function valueText(value: Value): string {
  return JSON.stringify(plainValue(value));
}

function plainValue(value: Value): unknown {
  switch (value.type) {
    case 'text':
    case 'date':
    case 'reference':
      return value.slot.text;
    case 'list':
      return value.items.map((item) => item.slot.text);
    case 'choice':
    case 'checklist':
      return value.items.map((item) => [item.state, item.slot.text]);
    case 'questions':
      return value.items.map((item) => [item.state, item.slot.text, item.answer?.text ?? null]);
    case 'table':
      return [value.columns, ...value.rows.map((row) => row.cells.map((cell) => cell.text))];
    case 'code':
      return [value.language, value.text];
  }
}
