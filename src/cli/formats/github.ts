import type { ReportedFinding } from '../../contract/cli.ts';
import type { Format } from './format.ts';

/** Workflow commands, which GitHub shows as annotations beside the lines. */
export const github: Format = {
  name: 'github',
  withFixes: false,
  print: ({ findings, required }) => {
    const gates = required
      .filter(({ passed }) => !passed)
      .map(({ file, gate, state, message }) =>
        command('error', { file, title: `gate ${gate}` }, `The gate "${gate}" is not passed (${state}). ${message}`),
      );
    return [...findings.map(annotation), ...gates].join('');
  },
};

function annotation({ code, severity, message, file, range }: ReportedFinding): string {
  const level = severity === 'error' || severity === 'warning' ? severity : 'notice';
  const sameLine = range.start.line === range.end.line;
  const place = {
    file,
    line: range.start.line + 1,
    endLine: range.end.line + 1,
    col: range.start.character + 1,
    // GitHub takes columns only within one line.
    ...(sameLine ? { endColumn: range.end.character + 1 } : {}),
    title: code,
  };
  return command(level, place, message);
}

function command(level: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level} ${written.join(',')}::${escapeData(message)}\n`;
}

const escapeData = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
