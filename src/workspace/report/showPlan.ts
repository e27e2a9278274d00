import type { ReportedFinding, ShowOutput, ShownField, ShownNode } from '../../contract/cli.ts';
import { saidOf } from '../../core/gates/criterion.ts';
import type { GateReport, SignReport } from '../../core/gates/gate.ts';
import { questionsIn } from '../../core/gates/questions.ts';
import type { SlotSchema } from '../../core/kind/kind.ts';
import { LineMap } from '../../core/markdown/source.ts';
import { summaryOf } from '../../core/outputs/summary.ts';
import type { LocatedField, LocatedNode, Plan } from '../../core/plan/plan.ts';
import { fieldsOf, spanOfNode } from '../../core/plan/plan.ts';
import type { CompletionLine } from '../../core/rules/completion.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { verifiedOf } from '../../core/trace/verified.ts';
import { nextStep } from './nextStep.ts';
import { shownValue, valueSpan } from './shownValue.ts';

export interface ShowRequest {
  readonly plan: Plan;
  readonly file: string;
  readonly gates: readonly GateReport[];
  readonly findings: readonly Finding[];
  readonly reported: readonly ReportedFinding[];
  readonly completion: readonly CompletionLine[];
}

/** Everything that can be said about one version of a plan, as `showOutputSchema` has it. */
export function showPlan({ plan, file, gates, findings, reported, completion }: ShowRequest): ShowOutput {
  const lines = new LineMap(plan.text);
  const root: LocatedNode = { node: plan.root, start: 0, parent: null };
  return {
    format: 1,
    file,
    kind: plan.kind.id,
    title: plan.title,
    header: Array.from(fieldsOf(root), (field) => shownField(field, lines)),
    sections: plan.root.children.map(({ node, at }) => shownNode({ node, start: at, parent: root }, lines)),
    questions: questionsIn(plan).map(({ field, item }, index) => ({
      number: index + 1,
      field: field.id,
      text: item.slot.text,
      answer: item.answer?.text ?? '',
      answered: item.answered,
      range: lines.rangeOf({ from: field.start + item.from, to: field.start + item.to }),
    })),
    gates: gates.map(shownGate),
    findings: [...reported],
    completion: completion.map(({ text, holds, ticked, open }) => ({ text, holds, ticked, findings: open.length })),
    verified: verifiedOf(plan),
    next: { ...nextStep(plan, gates, findings) },
    summary: summaryOf(plan, gates)?.map(({ title, lines: said }) => ({ title, lines: [...said] })) ?? null,
  };
}

function shownField(field: LocatedField, lines: LineMap): ShownField {
  const { id, schema, read } = field;
  const label = schema.label ?? read.labelled?.label ?? schema.id;
  return { id, label, type: schema.type, value: shownValue(read.value), range: lines.rangeOf(valueSpan(field)) };
}

function shownNode(located: LocatedNode, lines: LineMap): ShownNode {
  const { node, start } = located;
  return {
    id: node.id,
    title: node.title,
    type: node.schema?.type ?? 'unknown',
    ordinal: node.ordinal,
    range: lines.rangeOf(spanOfNode(located)),
    fields: Array.from(fieldsOf(located), (field) => shownField(field, lines)),
    missing: node.missing.map(({ id, slot }) => ({ id, ...labelAndType(slot) })),
    sections: node.children.map(({ node: child, at }) =>
      shownNode({ node: child, start: start + at, parent: located }, lines),
    ),
  };
}

const labelAndType = (slot: SlotSchema): { label: string; type: string } =>
  slot.node === 'field' ? { label: slot.label ?? slot.id, type: slot.type } : { label: slot.title, type: slot.type };

function shownGate(report: GateReport): ShowOutput['gates'][number] {
  const { gate, state, passed, message, notes, digest, criteria, signs, decision } = report;
  const { id, title, needs } = gate;
  const made = decision && { type: decision.type, by: decision.by, time: decision.time, comment: decision.comment };
  return {
    ...{ id, title, needs, state, passed, message, notes: [...notes], digest },
    criteria: criteria.map(saidOf),
    signs: signs && shownSigns(signs),
    decision: made,
  };
}

const shownSigns = ({ signed, missing }: SignReport): ShowOutput['gates'][number]['signs'] => ({
  signed: signed.map((one) => ({ ...one })),
  missing: missing.map(({ role, count, people }) => ({ role, count, people: [...people] })),
});
