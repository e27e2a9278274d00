import type { GateSchema } from '../kind/kind.ts';
import type { DecisionRecord } from './decision.ts';
import type { SignReport } from './gate.ts';
import type { Person } from './world.ts';

/** `product-manager` → `product manager`; `qa` → `QA`. */
export const roleName = (role: string): string => (role.length <= 2 ? role.toUpperCase() : role.replace(/[-_]+/g, ' '));

/** Names are compared as people type them: in any case, with any blanks. */
const same = (one: string, other: string): boolean => keyOf(one) === keyOf(other);
const keyOf = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** What names are compared by. */
export const nameKeyOf = keyOf;

/** The roles of somebody that count for a gate. */
export const rolesFor = (gate: GateSchema, name: string, people: readonly Person[]): readonly string[] => {
  const roles = new Set(people.filter((person) => same(person.name, name)).flatMap((person) => person.roles));
  return [...new Set(gate.signs.map(({ role }) => role))].filter((role) => roles.has(role));
};

/** Who has signed, given the approvals of one text, and whose signature is missing. */
export function signReport(
  gate: GateSchema,
  approvals: readonly DecisionRecord[],
  people: readonly Person[],
): SignReport {
  const signers = new Map(approvals.map((record) => [keyOf(record.by), record]));
  const places = gate.signs.flatMap(({ role, count }) => Array.from({ length: count }, () => role));
  // The roles that somebody had when they signed count: people come and go, and what they approved stays approved.
  const rolesOf = (record: DecisionRecord): readonly string[] => record.roles ?? rolesFor(gate, record.by, people);
  const filled = assign(places, [...signers.values()], rolesOf);
  const signed = places.flatMap((role, at) => {
    const record = filled[at];
    return record ? [{ role, by: record.by, time: record.time }] : [];
  });
  const missing = gate.signs.flatMap(({ role }) => {
    const open = places.filter((place, at) => place === role && !filled[at]).length;
    if (open === 0) return [];
    const able = people.filter((person) => person.roles.includes(role) && !signers.has(keyOf(person.name)));
    return [{ role, count: open, people: able.map(({ name }) => name) }];
  });
  return { signed, missing };
}

/** Gives each place a signer with the role, as many as can be: one person fills one place. */
function assign<T>(
  places: readonly string[],
  signers: readonly T[],
  rolesOf: (one: T) => readonly string[],
): (T | undefined)[] {
  const filled: (T | undefined)[] = places.map(() => undefined);
  const place = (signer: T, tried: Set<number>): boolean =>
    places.some((role, at) => {
      if (tried.has(at) || !rolesOf(signer).includes(role)) return false;
      tried.add(at);
      const other = filled[at];
      if (other !== undefined && !place(other, tried)) return false;
      filled[at] = signer;
      return true;
    });
  for (const signer of signers) place(signer, new Set());
  return filled;
}

/** `Signed by Ada (product manager). Missing: technical lead (Ben or Cy).` */
export function signMessage({ signed, missing }: SignReport): string {
  const done = signed.map(({ role, by }) => `${by} (${roleName(role)})`);
  const open = missing.map(({ role, count, people }) => {
    const who = people.length === 0 ? 'nobody has this role in .planwright/approvers.json' : orList(people);
    return `${count > 1 ? `${count} × ` : ''}${roleName(role)} (${who})`;
  });
  return [
    ...(done.length > 0 ? [`Signed by ${done.join(', ')}.`] : []),
    ...(open.length > 0 ? [`Missing: ${open.join(', ')}.`] : []),
  ].join(' ');
}

const MOST_NAMED = 5;

function orList(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  if (names.length > shown.length) return `${shown.join(', ')} or ${names.length - shown.length} others`;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

/** Why somebody cannot sign; empty if they can, and where a gate needs no particular people. */
export function signReason(gate: GateSchema, report: SignReport | null, by: string, people: readonly Person[]): string {
  if (!report) return '';
  if (report.signed.some((one) => same(one.by, by))) return `${by} has signed this text already.`;
  const roles = rolesFor(gate, by, people);
  if (roles.some((role) => report.missing.some((one) => one.role === role))) return '';
  const wanted = report.missing.map(({ role }) => roleName(role)).join(' or ');
  return roles.length > 0
    ? signReasonFilled(report, by, wanted)
    : `${by} has no role that signs here: ${wanted} is missing. Roles stand in .planwright/approvers.json.`;
}

// Somebody with two roles may stand in a place that another could have, so a signature may help all the same.
const signReasonFilled = (report: SignReport, by: string, wanted: string): string =>
  report.signed.length === 0 ? '' : `The signature of ${by} is not needed any more: ${wanted} is missing.`;
