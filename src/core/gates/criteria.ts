import { isFilled } from '../fields/placeholder.ts';
import type { GateSchema, Kind } from '../kind/kind.ts';
import { shift } from '../markdown/span.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import { judgeCheck } from './checks.ts';
import type { Criterion } from './criterion.ts';
import { criterionKey, withoutStamp } from './criterion.ts';
import { criteriaFields } from './criteriaFields.ts';
import { gateNames, isGateNamed, namesOf } from './gateNames.ts';
import type { DecisionHistory } from './history.ts';
import type { LinkedDocuments } from './linked.ts';
import type { Project, ProjectCriterion } from './world.ts';

/** What has to hold before a gate is passed: the lines of its checklist, then what the project asks for besides. */
export function criteriaOf(
  plan: Plan,
  gate: GateSchema,
  history: DecisionHistory,
  linked: LinkedDocuments,
  project: Project,
): readonly Criterion[] {
  const fields = criteriaFields(plan.kind).get(gate.id) ?? [];
  const [first] = fields;
  if (first === undefined) return [];
  const asked = askedOf(plan.kind, gate, project);
  const lines = fields.flatMap(({ id }) => {
    const field = plan.field(id);
    return field ? linesOf(field, gate, history, linked, asked) : [];
  });
  const present = new Set(lines.map(({ text }) => criterionKey(text)));
  const isAbsent = ({ text }: { readonly text: string }): boolean => !present.has(criterionKey(text));
  // A line that was taken out or worded anew is asked for all the same: the template says what has to hold.
  const own = fields.flatMap(({ id, schema }) =>
    schema.options
      .filter((option) => isAbsent(option) && isFilled(option.text, schema))
      .map((option) => absentLine({ ...option, source: null }, id, option.holds.length > 0)),
  );
  const known = new Set(own.map(({ text }) => criterionKey(text)));
  const absent = [...asked.values()].filter((one) => isAbsent(one) && !known.has(criterionKey(one.text)));
  return [...lines, ...own, ...absent.map((one) => absentLine(one, first.id, false))];
}

/** Digests of the documents whose approval a gate asks for, by path. Those that are not read yet are left out. */
export function documentsOf(plan: Plan, gate: GateSchema, linked: LinkedDocuments): Readonly<Record<string, string>> {
  const documents: Record<string, string> = {};
  for (const { schema } of criteriaFields(plan.kind).get(gate.id) ?? []) {
    for (const hold of schema.options.flatMap(({ holds }) => holds).filter((one) => one.startsWith(APPROVED))) {
      for (const document of linked.byKind(hold.slice(APPROVED.length)).documents) {
        const gates = document.standing()?.gates.filter((report) => report.gate.needs === 'approval') ?? [];
        if (gates.length > 0) documents[document.path] = gates.map(({ digest }) => digest).join(' ');
      }
    }
  }
  return documents;
}

const APPROVED = 'approved:';

function linesOf(
  { id, read, schema, start }: LocatedField,
  gate: GateSchema,
  history: DecisionHistory,
  linked: LinkedDocuments,
  asked: ReadonlyMap<string, ProjectCriterion>,
): readonly Criterion[] {
  if (read.value.type !== 'checklist') return [];
  const options = new Map(schema.options.map((option) => [criterionKey(option.text), option.holds]));
  return read.value.items
    .filter(({ slot }) => slot.text.trim() !== '')
    .map((item, index): Criterion => {
      const key = criterionKey(item.slot.text);
      const holds = options.get(key) ?? [];
      const judged = holds.length > 0 ? automatic(holds, linked) : byPerson(gate, key, history, item.state === 'done');
      return {
        text: withoutStamp(item.slot.text).trim(),
        place: { field: id, index, span: shift(item.slot, start) },
        ticked: item.state === 'done',
        field: id,
        source: asked.get(key)?.source ?? null,
        ...judged,
      };
    });
}

type Judged = Pick<Criterion, 'holds' | 'because' | 'automatic' | 'approval'>;

function automatic(holds: readonly string[], linked: LinkedDocuments): Judged {
  const looked = holds.map((hold) => judgeCheck(hold, linked));
  const open = looked.filter((one) => one.holds !== true);
  const [worst] = open.some((one) => one.holds === false) ? open.filter((one) => one.holds === false) : open;
  const shown = open.length > 0 ? open : looked;
  const approval = holds.every((hold) => hold.startsWith(APPROVED));
  return {
    automatic: true,
    approval,
    holds: worst ? worst.holds : true,
    because: shown.map(({ looked: at }) => at).join('; '),
  };
}

function byPerson(gate: GateSchema, key: string, history: DecisionHistory, ticked: boolean): Judged {
  const last = history.decisions.findLast(
    ({ record }) => record.gate === gate.id && record.criterion !== undefined && criterionKey(record.criterion) === key,
  )?.record;
  if (last?.type === 'tick') {
    // An undo takes the tick out of the text and leaves the record: what people read there has to be true.
    const since = ticked ? '' : ', and taken out of the text since: tick it again, or take it back';
    return {
      automatic: false,
      approval: false,
      holds: ticked,
      because: `ticked by ${last.by} at ${last.time}${since}`,
    };
  }
  if (last)
    return { automatic: false, approval: false, holds: false, because: `taken back by ${last.by} at ${last.time}` };
  const because = ticked ? 'ticked in the text, and nobody’s name stands for it' : 'not ticked yet';
  return { automatic: false, approval: false, holds: false, because };
}

const absentLine = (
  { text, source }: Pick<Criterion, 'text' | 'source'>,
  field: string,
  automatic: boolean,
): Criterion => ({
  text,
  place: null,
  holds: false,
  automatic,
  approval: false,
  because: `asked for by the ${source === null ? 'template' : 'project'}, and not in the document`,
  ticked: false,
  field,
  source,
});

const byKind = new WeakMap<Project, WeakMap<Kind, Map<string, ReadonlyMap<string, ProjectCriterion>>>>();

/** The criteria of a project that are about a gate, by what they are compared by. */
function askedOf(kind: Kind, gate: GateSchema, project: Project): ReadonlyMap<string, ProjectCriterion> {
  const kinds = byKind.get(project) ?? new WeakMap<Kind, Map<string, ReadonlyMap<string, ProjectCriterion>>>();
  byKind.set(project, kinds);
  const gates = kinds.get(kind) ?? new Map<string, ReadonlyMap<string, ProjectCriterion>>();
  kinds.set(kind, gates);
  const known = gates.get(gate.id);
  if (known) return known;
  const names = namesOf(kind, gate);
  const all = gateNames([kind]);
  const asked = project.criteria.filter(({ headings }) => {
    // The nearest heading that names a gate is the one that is meant: a gate may stand below the phase of another.
    const nearest = headings.find((heading) => isGateNamed(heading, all));
    return nearest !== undefined && isGateNamed(nearest, names);
  });
  const made = new Map(asked.map((one) => [criterionKey(one.text), one]));
  gates.set(gate.id, made);
  return made;
}
