import { isFilled } from '../fields/placeholder.ts';
import type { Intent } from '../edit/intent.ts';
import { planEdits } from '../edit/planEdit.ts';
import type { EditResult } from '../edit/result.ts';
import { changeIntent, headerIntent } from '../gates/status.ts';
import type { Kind } from '../kind/kind.ts';
import { sectionOfRole } from '../kind/sectionOfRole.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/readPlan.ts';
import { fieldIdByRole } from '../rules/names.ts';
import { entriesOf, fieldOf } from '../trace/entries.ts';
import { fieldWithRole } from '../trace/specification.ts';
import { specificationFacts } from '../trace/specificationFacts.ts';
import type { AnalyserDecision } from './analyser.ts';
import { dependenciesOf, functionalCriteriaOf, problemOf, technicalCriteriaOf } from './fromSpecification.ts';
import type { RepositoryStructure } from './repositoryStructure.ts';
import { structureSentence } from './repositoryStructure.ts';

/** What a feature plan is made from, besides its specification. */
export interface FeatureSource {
  readonly spec: Plan;
  /** The specification's path, as the plan names it. */
  readonly specPath: string;
  readonly specVersion: string;
  readonly featureId: string;
  readonly analyser: AnalyserDecision;
  /** Notes that answer a question already, by the question's id: `RQ-1` → `knowledge/limits-2026-01-31.md`. */
  readonly known: ReadonlyMap<string, string>;
  /** How the repository describes its own structure; null where it does not. */
  readonly structure: RepositoryStructure | null;
  /** ISO 8601, UTC, to the second. */
  readonly time: string;
}

/** `FEAT-012` from a file name or from the header; null where neither says. */
export function featureIdOf(spec: Plan, path: string): string | null {
  const inName = /([A-Z][A-Z0-9]*-\d+)(?=[-.])/.exec(path.split('/').at(-1) ?? '')?.[1];
  if (inName !== undefined) return inName;
  for (const { schema, read } of spec.fields.values()) {
    if (schema.id !== 'feature-id' || !('slot' in read.value) || !isFilled(read.value.slot.text, schema)) continue;
    return /[A-Z][A-Z0-9]*-\d+/.exec(read.value.slot.text)?.[0] ?? null;
  }
  return null;
}

/** The path of the plan that stands beside a specification. */
export function planPathOf(specPath: string, featureId: string | null): string {
  const folder = specPath.slice(0, specPath.lastIndexOf('/') + 1);
  const name = specPath.slice(folder.length);
  if (/-spec\.md$/i.test(name)) return `${folder}${name.replace(/-spec\.md$/i, '-plan.md')}`;
  if (featureId !== null) return `${folder}${featureId}-plan.md`;
  return `${folder}${name.replace(/(?:\.spec)?\.md$/i, '')}.feature-plan.md`;
}

/** A new feature plan with all that follows from its specification. `text` is what a new document of the kind contains. */
export function deriveFeaturePlan(kind: Kind, text: string, source: FeatureSource): EditResult {
  let plan = readPlan(kind, text);
  const steps: readonly ((now: Plan) => readonly Intent[])[] = [
    () => headIntents(plan, source),
    (now) => researchIntents(now, source),
    (now) => decisionIntents(now, source),
    (now) => fillList(now, 'success-functional', functionalCriteriaOf(source.spec)),
    (now) => fillList(now, 'success-technical', technicalCriteriaOf(source.spec)),
    (now) => fillList(now, 'dependencies', dependenciesOf(source.spec, source.featureId)),
    () => changeIntent(kind, source.time, `Plan made from ${source.specPath}`),
  ];
  for (const step of steps) {
    const result = planEdits(plan, step(plan));
    if (!result.ok) return result;
    plan = result.after;
  }
  plan = named(renumbered(plan, source), source);
  return { ok: true, edits: [{ from: 0, to: text.length, insert: plan.text }], after: plan };
}

function headIntents(plan: Plan, source: FeatureSource): Intent[] {
  const { spec, specPath, specVersion, featureId, analyser, time } = source;
  const problem = problemOf(spec);
  const analysed = fieldIdByRole(plan.kind, 'analyser');
  return [
    { type: 'setText', field: 'header/feature-id', text: featureId },
    ...setHeader(plan, 'specification', `\`${specPath}\``),
    ...setHeader(plan, 'specification-version', specVersion),
    ...(problem === '' ? [] : setHeader(plan, 'problem', problem)),
    ...headerIntent(plan, 'updated', time),
    ...(analysed === null
      ? []
      : [{ type: 'setText' as const, field: analysed, text: analyser.dispatch ? 'Dispatched' : 'Skipped' }]),
    ...fillList(plan, 'analyser-reasons', analyser.reasons),
  ];
}

function setHeader(plan: Plan, role: string, text: string): Intent[] {
  const field = fieldWithRole(plan, role);
  return field ? [{ type: 'setText', field: field.id, text }] : [];
}

function fillList(plan: Plan, role: string, items: readonly string[]): Intent[] {
  const field = fieldIdByRole(plan.kind, role);
  return field === null ? [] : items.map((text): Intent => ({ type: 'addItem', field, text }));
}

// The template's sample takes the first question, or goes where there is none.
function researchIntents(plan: Plan, { spec, known }: FeatureSource): Intent[] {
  const section = sectionOfRole(plan.kind, 'research');
  const sample = entriesOf(plan, 'research')[0];
  const schema = sample?.node.schema;
  if (section === null || !sample || !schema) return [];
  const { questions } = specificationFacts(spec);
  if (questions.length === 0) return [{ type: 'removeEntry', node: sample.node.id }];
  return questions.flatMap(({ label, title }, index): Intent[] => {
    const id = `${section}/${schema.id}-${index + 1}`;
    const file = known.get(label);
    return [
      index === 0
        ? { type: 'renameEntry', node: id, title }
        : { type: 'addEntry', node: section, entry: schema.id, title },
      { type: 'setText', field: `${id}/state`, text: file === undefined ? 'Queued' : 'Known' },
      ...(file === undefined ? [] : [{ type: 'setText' as const, field: `${id}/file`, text: `\`${file}\`` }]),
    ];
  });
}

/** A question keeps the number that it has in the specification: both are told apart by it. */
function renumbered(plan: Plan, { spec }: FeatureSource): Plan {
  const { questions } = specificationFacts(spec);
  let { text } = plan;
  for (const [index, { label, start }] of [...entriesOf(plan, 'research').entries()].reverse()) {
    const at = text.indexOf(label, start);
    const wanted = questions[index]?.label ?? label;
    if (wanted !== label && at >= 0) text = text.slice(0, at) + wanted + text.slice(at + label.length);
  }
  return text === plan.text ? plan : readPlan(plan.kind, text);
}

/** The heading names the feature: in lists, plans are told apart by it. */
function named(plan: Plan, { spec: { title, kind } }: FeatureSource): Plan {
  if (title === '' || title === kind.documentTitle || /^\[.*\]$/.test(title)) return plan;
  return readPlan(
    plan.kind,
    plan.text.replace(/^# .*$/m, (heading) => `${heading}: ${title}`),
  );
}

// The first decision is the same in every plan; what has to be decided in it is what the repository says of itself.
function decisionIntents(plan: Plan, { structure }: FeatureSource): Intent[] {
  const first = entriesOf(plan, 'decision')[0];
  if (!first) return [];
  const context = structure && fieldOf(first.node, 'decision-context');
  return [
    { type: 'renameEntry', node: first.node.id, title: 'File Organization' },
    ...(context ? [{ type: 'setText' as const, field: context.id, text: structureSentence(structure) }] : []),
  ];
}

/** What names the plan in its specification, so that either leads to the other; nothing where that is said already. */
export function referenceIntents(spec: Plan, planPath: string): Intent[] {
  const schema = spec.kind.header.slots.find(({ role }) => role === 'plan');
  const named = fieldWithRole(spec, 'plan');
  if (!schema || (named && 'slot' in named.read.value && isFilled(named.read.value.slot.text, named.schema))) return [];
  return [{ type: 'setText', field: `header/${schema.id}`, text: `\`${planPath}\`` }];
}
