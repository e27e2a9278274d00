import type { CheckOutput, ReportedFinding } from '../../contract/cli.ts';
import type { Style, Terminal } from '../terminal.ts';
import { plain } from '../terminal.ts';
import type { Format } from './format.ts';

const STYLES: Readonly<Record<ReportedFinding['severity'], Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'dim',
};

/** For people: by file, then `line:column severity code message`, counted from 1. */
export const pretty: Format = {
  name: 'pretty',
  withFixes: false,
  print: (report, terminal) =>
    [...fileBlocks(report, terminal), gateBlock(report, terminal), summary(report, terminal)].join(''),
};

export function prettyFinding({ range, severity, code, message }: ReportedFinding, terminal: Terminal): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`.padStart(8);
  const level = terminal.style(STYLES[severity], severity.padEnd(7));
  return `${terminal.style('dim', place)}  ${level}  ${plain(message)}  ${terminal.style('dim', code)}\n`;
}

function* fileBlocks({ findings }: CheckOutput, terminal: Terminal): Generator<string> {
  let file: string | null = null;
  for (const finding of findings) {
    if (finding.file !== file)
      yield `${file === null ? '' : '\n'}${terminal.style('underline', plain(finding.file))}\n`;
    file = finding.file;
    yield prettyFinding(finding, terminal);
  }
  if (file !== null) yield '\n';
}

function gateBlock({ required }: CheckOutput, terminal: Terminal): string {
  const lines = required.map(({ file, gate, state, passed, message }) => {
    const mark = passed ? terminal.style('green', '✓') : terminal.style('red', '✗');
    return `${mark} ${plain(file)}  ${plain(gate)}: ${state}${passed || message === '' ? '' : `  ${plain(message)}`}\n`;
  });
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

function summary({ files, findings }: CheckOutput, terminal: Terminal): string {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const parts = (['error', 'warning', 'info', 'hint'] as const)
    .map((severity) => ({ severity, number: count(severity) }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => terminal.style(STYLES[severity], many(number, severity)));
  const what = parts.length === 0 ? terminal.style('green', 'no findings') : parts.join(', ');
  return `${many(files, 'document')} checked: ${what}\n`;
}

const many = (number: number, word: string): string => `${number} ${word}${number === 1 || word === 'info' ? '' : 's'}`;
