import type { CheckOutput } from '../../contract/cli.ts';
import type { Terminal } from '../terminal.ts';

/** One way to print what `check` found. A new one is a file here and a line in `formats.ts`. */
export interface Format {
  readonly name: string;
  /** Whether it shows fixes, which take time to work out. */
  readonly withFixes: boolean;
  readonly print: (report: CheckOutput, terminal: Terminal) => string;
}

export const isGateOpen = (report: CheckOutput): boolean => report.required.some(({ passed }) => !passed);
