import type { CheckOutput, ReportedFinding } from '../../contract/cli.ts';
import type { Format } from './format.ts';

/** A test suite for each file, a failing test case for each error and warning; hints and notes are passing ones. */
export const junit: Format = {
  name: 'junit',
  withFixes: false,
  print: (report) => {
    const suites = [...byFile(report)].map(([file, cases]) => suite(file, cases));
    const tests = suites.reduce((sum, one) => sum + one.tests, 0);
    const failures = suites.reduce((sum, one) => sum + one.failures, 0);
    const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="planwright" tests="${tests}" failures="${failures}">\n`;
    return `${head}${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
  },
};

interface Case {
  readonly name: string;
  readonly type: string;
  readonly failure: string | null;
}

function byFile({ findings, required }: CheckOutput): Map<string, Case[]> {
  const files = new Map<string, Case[]>();
  const add = (file: string, one: Case): void => void files.set(file, [...(files.get(file) ?? []), one]);
  for (const finding of findings) add(finding.file, caseOf(finding));
  for (const { file, gate, state, passed, message } of required) {
    const failure = passed ? null : `The gate is not passed (${state}). ${message}`;
    add(file, { name: `gate ${gate}`, type: 'gate', failure });
  }
  return files;
}

function caseOf({ code, severity, message, range }: ReportedFinding): Case {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const fails = severity === 'error' || severity === 'warning';
  return { name: `${code} at ${place}`, type: severity, failure: fails ? message : null };
}

function suite(file: string, cases: readonly Case[]): { xml: string; tests: number; failures: number } {
  const failures = cases.filter(({ failure }) => failure !== null).length;
  const head = `  <testsuite name="${escape(file)}" tests="${cases.length}" failures="${failures}">\n`;
  const inner = cases.map(({ name, type, failure }) => {
    const open = `    <testcase classname="${escape(file)}" name="${escape(name)}"`;
    if (failure === null) return `${open}/>\n`;
    return `${open}>\n      <failure type="${escape(type)}" message="${escape(failure)}"/>\n    </testcase>\n`;
  });
  return { xml: `${head}${inner.join('')}  </testsuite>\n`, tests: cases.length, failures };
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

// What XML 1.0 cannot hold at all, unpaired surrogates among it, is replaced.
function escape(text: string): string {
  const held = text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}|[\ufffe\uffff]|(?![\n\t])\p{Cc}/gu, '\ufffd');
  return held.replace(/[&<>"\n\t]/g, (char) => NAMES[char] ?? char);
}
