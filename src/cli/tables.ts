import { UsageError } from './errors.ts';
import { plain } from './terminal.ts';

/** The format that an option names; the first where it names none. @throws UsageError */
export function chosenFormat<T extends string>(given: string | undefined, formats: readonly [T, ...T[]]): T {
  const found = given === undefined ? formats[0] : formats.find((format) => format === given);
  if (found === undefined) throw new UsageError(`There is no format "${given ?? ''}". Formats: ${formats.join(', ')}.`);
  return found;
}

/** Columns for people: as wide as what is in them, up to a limit. */
export function textTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => shortened(plain(cell))));
  const widths = heads.map((_, at) => cells.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), 0));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return `${[lines[0] ?? '', rule, ...lines.slice(1)].join('\n')}\n`;
}

const WIDEST = 48;
const shortened = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);
