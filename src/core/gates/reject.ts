import { isFilled } from '../fields/placeholder.ts';
import type { Intent } from '../edit/intent.ts';
import type { GateSchema, Kind } from '../kind/kind.ts';
import { slugOf } from '../markdown/title.ts';
import type { LocatedField, Plan } from '../plan/plan.ts';
import { fieldsOf } from '../plan/plan.ts';

/** What has to be improved before a rejected gate is passed, as the document lists it. */
export const improvementsOf = (plan: Plan): readonly string[] => listOf(plan, 'improvements');

/** The gates that a rejection takes back, as the document names them: `Gate 2`, or the whole title. */
export const reopensOf = (plan: Plan): readonly string[] => listOf(plan, 'reopens');

/** Why a gate cannot be rejected by what its document says; empty if it can. */
export const rejectReason = (plan: Plan): string =>
  improvementsOf(plan).length > 0 ? '' : 'List the required improvements first: nobody can act on a bare no.';

/** Why the gates that a rejection names cannot be taken back; empty if they can. `workflow` is null where there is none. */
export function reopensReason(plan: Plan, workflow: Kind | null): string {
  const unknown = reopensOf(plan).find((name) => !workflow || gatesNamed(workflow, [name]).length === 0);
  if (unknown === undefined) return '';
  return workflow
    ? `"${unknown}" is no gate of the workflow. Name one, such as Gate 2.`
    : `"${unknown}" cannot be taken back: the document names no workflow that is there.`;
}

/** The gates of a kind that names stand for. */
export function gatesNamed(kind: Kind, names: readonly string[]): readonly GateSchema[] {
  const wanted = names.map((name) => slugOf(name));
  const titles = ({ id, title }: GateSchema): readonly string[] => [id, title, ...title.split(/[:：]/)].map(slugOf);
  return kind.gates.filter((gate) => titles(gate).some((title) => wanted.includes(title)));
}

/** Each required improvement as a question of the document, unless it is one already. */
export function improvementIntents(plan: Plan): Intent[] {
  const questions = fieldsOfRole(plan, 'questions')[0];
  if (!questions || questions.read.value.type !== 'questions') return [];
  const asked = new Set(questions.read.value.items.map(({ slot }) => slugOf(slot.text)));
  return improvementsOf(plan)
    .map((text) => `Is this improved: ${text.replace(/[.?!\s]+$/, '')}?`)
    .filter((text) => !asked.has(slugOf(text)))
    .map((text): Intent => ({ type: 'addItem', field: questions.id, text }));
}

function listOf(plan: Plan, role: string): readonly string[] {
  return fieldsOfRole(plan, role).flatMap(({ read: { value }, schema }) =>
    value.type === 'list'
      ? value.items.map(({ slot }) => slot.text.trim()).filter((text) => isFilled(text, schema))
      : [],
  );
}

function fieldsOfRole(plan: Plan, role: string): LocatedField[] {
  return Array.from(plan.walk()).flatMap((located) =>
    Array.from(fieldsOf(located)).filter(({ schema }) => schema.role === role),
  );
}
