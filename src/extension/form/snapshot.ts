import type { FormField, FormNode, Snapshot } from '../../contract/form.ts';
import { changeLines } from '../../core/edit/changeLog.ts';
import { nextStatuses, statusOf } from '../../core/gates/status.ts';
import { walkSlots, type ContainerSchema, type Kind } from '../../core/kind/kind.ts';
import type { LocatedNode, Plan } from '../../core/plan/plan.ts';
import type { PlanState } from '../documents/planState.ts';
import { absentField, presentField } from './field.ts';
import { indexFindings, toFormFinding, type FindingIndex } from './findings.ts';
import { gateOf } from './gates.ts';
import { placesIn } from './places.ts';
import { nextOf } from './next.ts';
import { missingNode } from './absentNode.ts';
import { presentNode } from './node.ts';
import type { NodeContext } from './nodeContext.ts';
import { outlineOf } from './outline.ts';
import type { FormParts } from '../late/formParts.ts';
import { openQuestions } from '../summary/openQuestions.ts';
import { planName } from '../summary/planName.ts';
import { planProgress } from './progress.ts';
import { unmetParts } from './unmetParts.ts';
import { Tally } from './tally.ts';

/** What of a plan is on screen. */
export interface FormView {
  /** Id of a section; empty for the one to begin with, null where no section is shown. */
  readonly section: string | null;
  readonly unfolded: ReadonlySet<string>;
}

/** What the plan itself does not know. */
export interface FormAround {
  readonly file: string;
  readonly readOnly: string;
  /** Why nobody can decide here; empty if somebody can. */
  readonly undecidable: string;
  readonly drafting: boolean;
  /** What is shown with one section or page each; asked for only where that is on screen. Null until it is loaded. */
  readonly parts: FormParts | null;
}

/** Sections with more entries than these show them folded. */
const FEW_ENTRIES = 12;

/** What the form shows of one version, but for the number that each panel gives it. */
export function buildSnapshot(state: PlanState, view: FormView, around: FormAround): Omit<Snapshot, 'version'> {
  const { plan, gates, history } = state;
  const { parts } = around;
  const { kind } = plan;
  const findings = indexFindings(state.findings);
  const tally = new Tally(kind, findings, lockedSections(state), unmetParts(state));
  const open = openQuestions(plan).map((question) => ({ ...question }));
  const next = nextOf(state, open);
  const outline = outlineOf(plan, tally);
  const begin = view.section === '' ? sectionOf(next.target, outline) : view.section;
  const refused = around.readOnly === '' ? around.undecidable : around.readOnly;
  const placeOf = placesIn(plan);
  const phase = plan.header('phase')?.read.value;
  return {
    title: planName(plan),
    kind: kind.title,
    file: around.file,
    readOnly: around.readOnly,
    drafting: around.drafting,
    header: headerOf(plan, findings),
    status: { value: statusOf(plan)?.name ?? '', next: nextStatuses(plan, gates).map((one) => ({ ...one })) },
    phase: phase && 'slot' in phase ? phase.slot.text : '',
    progress: planProgress(plan, gates),
    next,
    outline,
    section: begin === null ? null : sectionNode(begin, { plan, findings, tally }, view.unfolded),
    gates: gates.map((report) => gateOf(report, { history, refused, placeOf })),
    reflection: begin === reflectionSection(kind) ? (parts?.reflection() ?? null) : null,
    handOn: begin === lastSection(kind) ? (parts?.handOn() ?? null) : null,
    pages: parts?.pages() ?? [],
    trace: begin === '@trace' ? (parts?.trace() ?? null) : null,
    streams: begin === '@streams' ? (parts?.streams() ?? null) : null,
    openQuestions: open,
    completion: state.completion.map(({ text, holds, ticked, open }) => ({
      text,
      holds,
      ticked,
      open: open.map(toFormFinding),
    })),
    changeLog: changeLines(plan),
    problems: findings.ofNode(plan.root.id),
  };
}

/** Of no gate: no section. */
const reflectionSection = ({ gates, reflection }: Kind): string | undefined =>
  gates.find(({ id }) => id === reflection?.gate)?.shows;

const lastSection = ({ gates }: Kind): string | null => gates.at(-1)?.shows ?? null;

function headerOf({ root, kind }: Plan, findings: FindingIndex): FormField[] {
  return kind.header.slots.flatMap((slot) => {
    if (slot.node !== 'field') return [];
    const field = root.fields.find(({ read }) => read.schema === slot);
    return [field ? presentField(field, kind, findings) : absentField(`${root.id}/${slot.id}`, slot, kind, findings)];
  });
}

const lockedSections = ({ gates }: PlanState): Set<string> =>
  new Set(gates.filter(({ state }) => state === 'locked').map(({ gate }) => gate.shows));

// The section of the next thing to do; else the first that is not complete.
function sectionOf(target: string, outline: Snapshot['outline']): string | null {
  const tops = outline.filter(({ level }) => level === 1);
  const at = tops.find(({ id }) => target === id || target.startsWith(`${id}/`) || target.startsWith(`${id}.`));
  return (at ?? tops.find(({ state, known }) => known && state !== 'complete') ?? tops[0])?.id ?? null;
}

type Known = Pick<NodeContext, 'plan' | 'findings' | 'tally'>;

function sectionNode(id: string, known: Known, unfolded: ReadonlySet<string>): FormNode | null {
  const { plan } = known;
  const { kind } = plan;
  const located = nodeAt(plan, id);
  const all = located !== null && countEntries(located) <= FEW_ENTRIES;
  const context: NodeContext = { ...known, kind, isUnfolded: (entry) => all || unfolded.has(entry) };
  if (located) return presentNode(located, context);
  const section = missingSection(kind, id);
  return section ? missingNode(id, section, context) : null;
}

function missingSection(kind: Kind, id: string): ContainerSchema | null {
  for (const { slot } of walkSlots(kind.sections)) {
    if (
      slot.node === 'container' &&
      slot.type === 'section' &&
      (slot.number ?? slot.id) === (slot.number ? id : (id.split('/').at(-1) ?? id))
    )
      return slot;
  }
  return null;
}

// The header is shown above every section.
function nodeAt(plan: Plan, id: string): LocatedNode | null {
  const located = plan.node(id);
  return located && located.node !== plan.root ? located : null;
}

function countEntries({ node }: LocatedNode): number {
  let count = 0;
  for (const child of node.children) {
    if (child.node.schema?.ordinal) count++;
    count += countEntries({ node: child.node, start: 0, parent: null });
  }
  return count;
}
