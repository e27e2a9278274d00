import type { CheckOutput, ReportedFinding, ReportedFix } from '../../contract/cli.ts';
import type { Format } from './format.ts';

/** SARIF 2.1.0 (OASIS), which code scanning services read. Lines and columns count from 1. */
export const sarif: Format = {
  name: 'sarif',
  withFixes: true,
  print: (report) => `${JSON.stringify(log(report), null, 2)}\n`,
};

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const GATE_RULE = 'gate.not-passed';

function log(report: CheckOutput): object {
  const findings = [...report.findings, ...openGates(report)];
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'planwright', rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes)),
      },
    ],
  };
}

const openGates = ({ required }: CheckOutput): ReportedFinding[] =>
  required
    .filter(({ passed }) => !passed)
    .map(({ file, gate, state, message }) => ({
      code: GATE_RULE,
      severity: 'error',
      message: `The gate "${gate}" is not passed (${state}). ${message}`.trim(),
      file,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      fixes: [],
    }));

function result(finding: ReportedFinding, codes: readonly string[]): object {
  const { code, severity, message, file, range, fixes } = finding;
  const artifactLocation = { uri: uriOf(file) };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity === 'error' || severity === 'warning' ? severity : 'note',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: region(range) } }],
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, artifactLocation)) }),
  };
}

function fixOf({ title, edits }: ReportedFix, artifactLocation: object): object {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: region(range),
    insertedContent: { text: newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

const region = ({ start, end }: ReportedFinding['range']): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
