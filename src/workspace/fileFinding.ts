import type { Range } from '../core/markdown/source.ts';
import type { Severity } from '../core/rules/finding.ts';

/** Something wrong with a file as such: unreadable, undecodable, a broken template or record. */
export interface FileFinding {
  /** Dotted and stable, as the codes of rules; described in `docs/cli.md`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Path in the workspace folder. */
  readonly file: string;
  readonly range: Range;
}

export const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A finding about a whole file. */
export function fileFinding(code: string, severity: Severity, file: string, message: string): FileFinding {
  return { code, severity, message, file, range: FILE_START };
}

/** The finding for a file or folder that a store could not read. */
export function unreadable(file: string, error: unknown): FileFinding {
  const why = error instanceof Error ? error.message : String(error);
  return fileFinding('file.unreadable', 'error', file, why);
}

/** By file, then by place, then by code: the same for the same input, whatever was read first. */
export function byPlace(a: Omit<FileFinding, 'severity'>, b: Omit<FileFinding, 'severity'>): number {
  return (
    compare(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

// Not by locale: the order must be the same on every machine.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
