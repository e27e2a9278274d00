import type { ReportedFinding, ReportedFix } from '../../contract/cli.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import { LineMap } from '../../core/markdown/source.ts';
import type { TextEdit } from '../../core/markdown/textEdit.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { Finding, Fix } from '../../core/rules/finding.ts';

export type ReportedEdit = ReportedFix['edits'][number];

/** Findings as they are reported, with positions. Fixes are worked out only where they are wanted: each is a proof. */
export function reportFindings(
  plan: Plan,
  file: string,
  findings: readonly Finding[],
  withFixes: boolean,
): ReportedFinding[] {
  const lines = new LineMap(plan.text);
  return findings.map(({ code, severity, message, span, fixes }) => ({
    code,
    severity,
    message,
    file,
    range: lines.rangeOf(span),
    fixes: withFixes ? fixes.flatMap((fix) => reportFix(plan, lines, fix)) : [],
  }));
}

// A fix that cannot be made as things are is not offered.
function reportFix(plan: Plan, lines: LineMap, { title, intents }: Fix): ReportedFix[] {
  const result = planEdits(plan, intents);
  return result.ok && result.edits.length > 0 ? [{ title, edits: reportEdits(lines, result.edits) }] : [];
}

export function reportEdits(lines: LineMap, edits: readonly TextEdit[]): ReportedEdit[] {
  return edits.map((edit) => ({ range: lines.rangeOf(edit), newText: edit.insert }));
}
