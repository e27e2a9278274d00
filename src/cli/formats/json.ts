import type { Format } from './format.ts';

/** `checkOutputSchema` of `contract/cli.ts`. */
export const json: Format = {
  name: 'json',
  withFixes: true,
  print: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
