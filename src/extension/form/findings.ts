import type { FormFinding } from '../../contract/form.ts';
import type { Finding } from '../../core/rules/finding.ts';

/** The findings of one version, as the form shows them: each at the field or node that it is about. */
export interface FindingIndex {
  readonly ofField: (id: string) => FormFinding[];
  /** Of the node itself, not of its fields or of what stands below it. */
  readonly ofNode: (id: string) => FormFinding[];
  /** How many hold the node open, its fields included, what stands below it not. */
  readonly count: (node: string) => number;
}

// Remarks hold nothing open, and questions are counted as such.
const isOpen = ({ code, severity }: Finding): boolean =>
  (severity === 'error' || severity === 'warning') && code !== 'question.unanswered';

const NONE: FormFinding[] = [];

export function indexFindings(findings: readonly Finding[]): FindingIndex {
  const fields = new Map<string, FormFinding[]>();
  const nodes = new Map<string, FormFinding[]>();
  const counts = new Map<string, number>();
  const fixed = new Set<string>();
  for (const finding of findings) {
    if (isOpen(finding)) counts.set(finding.node, (counts.get(finding.node) ?? 0) + 1);
    const [map, id] = finding.field === null ? [nodes, finding.node] : [fields, finding.field];
    const shown = toFormFinding(finding);
    // A fix is asked for by code and target: of several findings with the same of both, the first one has the fixes.
    const key = `${shown.code} ${shown.target}`;
    const own = fixed.has(key) ? { ...shown, fixes: [] } : shown;
    fixed.add(key);
    const list = map.get(id);
    if (list) list.push(own);
    else map.set(id, [own]);
  }
  return {
    ofField: (id) => fields.get(id) ?? NONE,
    ofNode: (id) => nodes.get(id) ?? NONE,
    count: (node) => counts.get(node) ?? 0,
  };
}

export const targetOf = (finding: Finding): string => finding.field ?? finding.node;

export function toFormFinding(finding: Finding): FormFinding {
  const { code, severity, message } = finding;
  return { code, severity, message, target: targetOf(finding), fixes: finding.fixes.map(({ title }) => title) };
}

/** The finding that a fix was asked of. */
export function findFixed(findings: readonly Finding[], code: string, target: string): Finding | undefined {
  return findings.find((finding) => finding.code === code && targetOf(finding) === target);
}
