import type { GateReport } from '../gates/gate.ts';
import type { Kind, OptionSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { optionIndex } from '../plan/nodes.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/** A line of a completion checklist. */
export interface CompletionLine {
  readonly text: string;
  /** Whether it could be ticked now. */
  readonly holds: boolean;
  /** The findings that hold it open. */
  readonly open: readonly Finding[];
  /** The gate that must be approved first, if that holds it open. */
  readonly waitsFor: GateReport | null;
  readonly ticked: boolean;
  readonly fieldId: string;
  /** Zero-based place in the field. */
  readonly index: number;
  /** The text of the line in the document. */
  readonly span: Span;
}

/** The lines of every completion checklist of a plan, each judged by the findings and gates that it depends on. */
export function completionOf(
  plan: Plan,
  findings: readonly Finding[],
  gates: readonly GateReport[],
  rules: readonly Rule[],
): readonly CompletionLine[] {
  return checklists(plan).flatMap((field) => {
    const { value, schema } = field.read;
    if (value.type !== 'checklist') return [];
    return value.items.map((item, index): CompletionLine => {
      const option = schema.options[optionIndex(schema.options, item.slot.text, index)];
      const { open, waitsFor } = heldBy(option, plan.kind, findings, gates, rules);
      const ticked = item.state === 'done';
      const holds = option && option.holds.length > 0 ? open.length === 0 && waitsFor === null : ticked;
      const place = { fieldId: field.id, index, span: shift(item.slot, field.start) };
      return { text: item.slot.text, holds, open, waitsFor, ticked, ...place };
    });
  });
}

function checklists({ root }: Plan): readonly LocatedField[] {
  const sections = root.children.filter(({ node }) => node.schema?.role === 'completion');
  return sections.flatMap(({ node, at: start }) =>
    node.fields.map(({ id, read, at }) => ({ id, schema: read.schema, read, node, start: start + at })),
  );
}

const APPROVAL = 'approval:';

function heldBy(
  option: OptionSchema | undefined,
  kind: Kind,
  findings: readonly Finding[],
  gates: readonly GateReport[],
  rules: readonly Rule[],
): { open: readonly Finding[]; waitsFor: GateReport | null } {
  if (!option || option.holds.length === 0) return { open: [], waitsFor: null };
  const { codes, waiting, roles } = holdersOf(option, rules);
  const open = findings.filter(
    (finding) => codes.has(finding.code) || (roles.size > 0 && isAbsence(finding, roles, kind)),
  );
  const waitsFor = gates.find(({ gate, state }) => waiting.includes(gate.id) && state !== 'approved') ?? null;
  return { open, waitsFor };
}

interface Holders {
  readonly rules: readonly Rule[];
  readonly codes: ReadonlySet<string>;
  readonly waiting: readonly string[];
  readonly roles: ReadonlySet<string>;
}

const holders = new WeakMap<OptionSchema, Holders>();

/** What holds a line of the template open, in every document alike. */
function holdersOf(option: OptionSchema, rules: readonly Rule[]): Holders {
  const known = holders.get(option);
  if (known?.rules === rules) return known;
  const codes = new Set(option.holds.filter((hold) => !hold.startsWith(APPROVAL)));
  const waiting = option.holds.filter((hold) => hold.startsWith(APPROVAL)).map((hold) => hold.slice(APPROVAL.length));
  const roles = new Set(rules.filter((rule) => codes.has(rule.code)).flatMap((rule) => rule.roles ?? []));
  const made = { rules, codes, waiting, roles };
  holders.set(option, made);
  return made;
}

// Where the section is missing that a rule would judge, the rule has nothing to say, and its line is open all the same.
function isAbsence({ code, field }: Finding, roles: ReadonlySet<string>, kind: Kind): boolean {
  if (code !== 'section.missing' || field === null) return false;
  for (const { slot } of walkSlots(kind.sections)) {
    if (slot.node === 'field' || (slot.number ?? slot.id) !== (field.split('/').at(-1) ?? field)) continue;
    for (const below of walkSlots(slot.slots)) if (below.slot.role !== null && roles.has(below.slot.role)) return true;
  }
  return false;
}
