import { Diagnostic, DiagnosticSeverity, Range, type Uri } from 'vscode';
import type { LineMap } from '../../core/markdown/source.ts';
import type { Span } from '../../core/markdown/span.ts';
import type { Finding, Severity } from '../../core/rules/finding.ts';
import { rulePage } from './rulePage.ts';

/** The editor's word for each severity. */
export const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(lines: LineMap, span: Span): Range {
  const { start, end } = lines.rangeOf(span);
  return new Range(start.line, start.character, end.line, end.character);
}

export function toDiagnostic(finding: Finding, lines: LineMap, extension: Uri): Diagnostic {
  const diagnostic = new Diagnostic(toRange(lines, finding.span), finding.message, SEVERITIES[finding.severity]);
  diagnostic.source = 'planwright';
  diagnostic.code = { value: finding.code, target: rulePage(extension, finding.code) };
  return diagnostic;
}
