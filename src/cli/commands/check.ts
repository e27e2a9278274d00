import type { CheckOutput } from '../../contract/cli.ts';
import { checkReport } from '../checkReport.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../errors.ts';
import { EXIT, UsageError } from '../errors.ts';
import { findDocuments } from '../findDocuments.ts';
import { isGateOpen } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { plain } from '../terminal.ts';

export const check: Command = {
  name: 'check',
  args: '[PATH…]',
  summary: 'Says what is incomplete, unclear or inconsistent in plans. Writes nothing.',
  count: [0, Infinity],
  options: {
    format: { value: 'FORMAT', help: `${FORMATS.map(({ name }) => name).join(', ')}; pretty unless given` },
    kind: { value: 'KIND', help: 'read every document as this kind' },
    require: { value: 'GATE', help: 'exit with 4 unless this gate is passed in every document that has it' },
  },
  run: async ({ values, rest }, { cwd, terminal, workspaces }) => {
    const wanted = values['format'] ?? 'pretty';
    const format = FORMATS.find(({ name }) => name === wanted);
    if (!format)
      throw new UsageError(`There is no format "${wanted}". Formats: ${FORMATS.map(({ name }) => name).join(', ')}.`);
    const candidates = await findDocuments(rest.length === 0 ? ['.'] : rest, cwd, workspaces);
    const report = await checkReport(candidates, {
      kind: values['kind'] ?? null,
      require: values['require'] ?? null,
      withFixes: format.withFixes,
      cwd,
    });
    terminal.out(format.print(report, terminal));
    if (values['require'] !== undefined && report.required.length === 0) {
      terminal.err(`planwright: No document has the checkpoint "${plain(values['require'])}", so it is not passed.\n`);
      return EXIT.gate;
    }
    return exitCode(report);
  },
};

// A broken template means that some documents were not checked as they should be: no statement about them holds.
function exitCode(report: CheckOutput): ExitCode {
  if (report.findings.some(({ code }) => code === 'template.invalid')) return EXIT.usage;
  if (isGateOpen(report)) return EXIT.gate;
  return report.findings.some(({ severity }) => severity === 'error') ? EXIT.findings : EXIT.clean;
}
