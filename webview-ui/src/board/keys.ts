export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const PAGE = 8;

/** Where a key leads to in a grid; null for a key that leads nowhere. */
export function moved(
  { row, column }: Place,
  key: Key,
  size: { readonly rows: number; readonly columns: number },
): Place | null {
  const far = key.ctrlKey || key.metaKey;
  const to = ((): Place | null => {
    switch (key.key) {
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowLeft':
        return { row, column: column - 1 };
      case 'ArrowRight':
        return { row, column: column + 1 };
      case 'PageUp':
        return { row: row - PAGE, column };
      case 'PageDown':
        return { row: row + PAGE, column };
      case 'Home':
        return { row: far ? 0 : row, column: 0 };
      case 'End':
        return { row: far ? size.rows - 1 : row, column: size.columns - 1 };
      default:
        return null;
    }
  })();
  if (!to || size.rows === 0) return null;
  const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1);
  return { row: within(to.row, size.rows), column: within(to.column, size.columns) };
}
