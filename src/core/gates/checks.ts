import { isFilled } from '../fields/placeholder.ts';
import type { LocatedField, NodeField, Plan } from '../plan/plan.ts';
import { fieldsOf } from '../plan/plan.ts';
import { firstFilled } from '../reflection/filled.ts';
import { entriesOf, fieldOf, textOf } from '../trace/entries.ts';
import type { LinkedDocument, LinkedDocuments } from './linked.ts';
import { questionsIn } from './questions.ts';
import { STATE_ROLES } from './stateRoles.ts';
import type { Standing } from './world.ts';

/** What a check found: null while it cannot be said. */
export interface Checked {
  readonly holds: boolean | null;
  /** What was looked at, and what was there. */
  readonly looked: string;
}

/** A document that has been read, with how it stands. */
interface Read extends LinkedDocument {
  readonly stands: Standing;
}

type Check = (document: Read, argument: string) => Checked;

/** `complete:requirements`, `none:task.cycle:tasks`: the check, what it is given, and the kind that it looks at. */
export function judgeCheck(hold: string, linked: LinkedDocuments): Checked {
  const [name = '', ...rest] = hold.split(':');
  const [kind = '', argument = ''] = name === 'none' ? rest.toReversed() : rest;
  const check = isCheck(name) ? CHECKS[name] : undefined;
  if (!check) return { holds: false, looked: `"${hold}" is no check that Planwright knows` };
  const { documents, pending } = linked.byKind(kind);
  if (documents.length === 0 && !pending) return { holds: false, looked: noneOf(kind, linked, name) };
  // Every document of the kind has to hold.
  const judged = documents.map((document): Checked => {
    const stands = document.standing();
    if (!stands) return { holds: null, looked: `${document.path}: not read yet` };
    const { holds, looked } = check({ ...document, stands }, argument);
    return { holds, looked: `${document.path}: ${looked}` };
  });
  if (pending) judged.push({ holds: null, looked: `a document that may be of the kind "${kind}" is not read yet` });
  const holds = judged.some((one) => one.holds === false) ? false : judged.every((one) => one.holds === true) || null;
  const telling = judged.filter((one) => one.holds === holds);
  return { holds, looked: telling.map(({ looked }) => looked).join('; ') };
}

function noneOf(kind: string, linked: LinkedDocuments, check: string): string {
  const other = linked.namedLike(kind);
  if (!other) return `no document of the kind "${kind}" is linked`;
  const isOther = `${other.path} is of the kind "${other.plan.kind.id}"`;
  // Said once, of the check that every gate begins with.
  return check === 'complete'
    ? `${isOther}, which has not all that is asked for here: write "planwright: ${kind}" into its front matter, and what it lacks is told and can be added`
    : isOther;
}

export const isCheck = (name: string): boolean => Object.hasOwn(CHECKS, name);

const CHECKS: Readonly<Record<string, Check>> = {
  complete: ({ plan, stands }) => {
    const open = seriousIn(stands).length;
    const questions = questionsIn(plan).filter(({ item }) => !item.answered).length;
    if (open === 0 && questions === 0) return { holds: true, looked: 'nothing is open' };
    return {
      holds: false,
      looked: [some(open, 'finding'), some(questions, 'open question')].filter(Boolean).join(', '),
    };
  },
  approved: ({ stands }) => {
    const open = stands.gates.filter(({ gate, state }) => gate.needs === 'approval' && state !== 'approved');
    const [first] = open;
    return first
      ? {
          holds: false,
          looked: `"${first.gate.title}" is ${first.state === 'changed' ? 'changed since its approval' : 'not approved'}`,
        }
      : {
          holds: true,
          looked: `approved by ${stands.gates
            .map(({ decision }) => decision?.by)
            .filter(Boolean)
            .join(', ')}`,
        };
  },
  filled: ({ plan, stands }, id) => {
    const below = seriousIn(stands).filter(({ node, field }) => isIn(node, id) || isIn(field, id)).length;
    if (below > 0) return { holds: false, looked: `${some(below, 'finding')} in section ${id}` };
    const found = fieldsIn(plan, id).some((field) => firstFilled(field) !== null);
    return { holds: found, looked: found ? `section ${id} is filled in` : `section ${id} holds nothing` };
  },
  coverage: ({ plan }) => {
    const stated = fieldsOfRole(plan, 'coverage').find((field) =>
      isFilled(textOf({ id: field.id, read: field.read, at: 0 }), field.schema),
    );
    const text = stated ? textOf({ id: stated.id, read: stated.read, at: 0 }) : '';
    const holds = /\d/.test(text);
    return { holds, looked: holds ? `coverage is ${text}` : 'no coverage is stated' };
  },
  ticked: ({ plan }) => {
    const items = fieldsOfRole(plan, 'acceptance').flatMap(({ read: { value } }) =>
      value.type === 'checklist' ? value.items : [],
    );
    const done = items.filter(({ state }) => state === 'done').length;
    return { holds: items.length > 0 && done === items.length, looked: `${done} of ${items.length} criteria ticked` };
  },
  done: ({ plan }) => {
    const tasks = entriesOf(plan, 'task');
    const done = tasks.filter(({ node }) => /^\W*done\b/i.test(textOf(fieldOf(node, 'task-state')))).length;
    return { holds: tasks.length > 0 && done === tasks.length, looked: `${done} of ${tasks.length} tasks done` };
  },
  none: ({ plan, stands }, code) => {
    const isMeant = (other: string): boolean => other === code || other.startsWith(`${code}.`);
    const off = stands.off.filter(isMeant);
    if (off.length > 0) return { holds: false, looked: `the rule "${off.join('", "')}" is turned off in the settings` };
    const nothing = evidenceMissing(plan, code);
    if (nothing !== '') return { holds: false, looked: nothing };
    const found = stands.findings.filter((finding) => isMeant(finding.code)).length;
    return found === 0
      ? { holds: true, looked: `no finding of "${code}"` }
      : { holds: false, looked: `${some(found, 'finding')} of "${code}"` };
  },
};

/** Why there is nothing that a rule could have found anything in; empty where there is something. */
function evidenceMissing(plan: Plan, code: string): string {
  const area = code.split('.')[0];
  const tasks = entriesOf(plan, 'task').filter(({ node }) => node.fields.some(isWritten));
  if (area === 'task') return tasks.length > 0 ? '' : 'no task is filled in';
  if (area === 'sprint')
    return tasks.some(({ node }) => textOf(fieldOf(node, 'task-sprint')).trim() !== '') ? '' : 'no task is in a sprint';
  const written = Array.from(plan.walk()).some(({ node }) => node.fields.some(isWritten));
  return written ? '' : 'nothing is filled in';
}

/** Whether somebody wrote into a field: what the template puts there for a start does not count. */
function isWritten(field: NodeField): boolean {
  const text = textOf(field).trim();
  const { schema, value } = field.read;
  if (value.type === 'table')
    return value.rows.some(({ cells }) => cells.some(({ text: cell }) => isFilled(cell, schema)));
  return text !== '' && text !== schema.initial && !STATE_ROLES.has(schema.role);
}

/** What holds a checkpoint back. */
const seriousIn = ({ findings }: Standing): Standing['findings'] =>
  findings.filter(({ severity }) => severity === 'error' || severity === 'warning');

const some = (count: number, what: string): string => (count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`);

const isIn = (id: string | null, section: string): boolean =>
  id !== null && (id === section || id.startsWith(`${section}/`) || id.startsWith(`${section}.`));

const fieldsIn = (plan: Plan, id: string): readonly LocatedField[] =>
  Array.from(plan.walk()).flatMap((located) => Array.from(fieldsOf(located)).filter((field) => isIn(field.id, id)));

const fieldsOfRole = (plan: Plan, role: string): readonly LocatedField[] =>
  Array.from(plan.walk()).flatMap((located) =>
    Array.from(fieldsOf(located)).filter(({ schema }) => schema.role === role),
  );
