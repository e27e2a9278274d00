import type { TracePlace, TraceType } from '../kind/kind.ts';
import type { LinkState, TraceNode } from './types.ts';
import type { NamedId } from './idText.ts';

/** What may be named in a place. */
export const WANTED: Readonly<Partial<Record<TracePlace, readonly TraceType[]>>> = {
  requirements: ['requirement', 'quality', 'rule'],
  criteria: ['criterion'],
  after: ['stream'],
  parallel: ['stream'],
};

const MOST_IN_RANGES = 100_000;

/** Where an id leads; of a range, one of its ids. */
export interface Reached {
  readonly id: string;
  readonly scope: string | null;
  readonly state: LinkState;
  readonly targets: readonly TraceNode[];
  readonly part: string;
  readonly reason: string;
}

/** Hears of a range once for each of its ids. */
export type Resolve = (named: NamedId, place: TracePlace | null, found: (reached: Reached) => void) => void;

type Lead = Omit<Reached, 'id' | 'scope'>;

/** Finds out where ids lead. A range becomes one link for each id in it that is declared, and for its ends. */
export function resolver(byId: ReadonlyMap<string, readonly TraceNode[]>): Resolve {
  const numbered = new Map<string, { number: number; id: string }[]>();
  const alike = alikeIn(byId);
  // A document of ranges that hold each other's ids must not grow by their product.
  let left = MOST_IN_RANGES;
  const rangeOf = (named: NamedId, { number: last, id }: NonNullable<NamedId['last']>): readonly string[] => {
    const ids = numbered.get(named.prefix) ?? idsWith(named.prefix, byId);
    numbered.set(named.prefix, ids);
    const between = slice(ids, named.number, last).slice(0, left);
    left -= between.length;
    return [...new Set([named.id, ...between, id])];
  };
  const reached = (id: string, scope: string | null, place: TracePlace | null): Reached => {
    const { state, targets, part, reason } = scope === null ? reach(id, place, byId, alike) : ELSEWHERE;
    return { id, scope, state, targets, part, reason };
  };
  return (named, place, found) => {
    const { id, last, scope } = named;
    if (last) for (const one of rangeOf(named, last)) found(reached(one, scope, place));
    else found(reached(id, scope, place));
  };
}

const ELSEWHERE: Lead = { state: 'elsewhere', targets: [], part: '', reason: '' };

function idsWith(prefix: string, byId: ReadonlyMap<string, unknown>): { number: number; id: string }[] {
  const found: { number: number; id: string }[] = [];
  for (const id of byId.keys())
    if (id.startsWith(prefix)) found.push({ id, number: Number.parseInt(id.slice(prefix.length), 10) });
  return found.sort((a, b) => a.number - b.number);
}

function slice(ids: readonly { number: number; id: string }[], first: number, last: number): string[] {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle]?.number ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < ids.length && (ids[at]?.number ?? 0) <= last; at++) found.push(ids[at]?.id ?? '');
  return found;
}

function reach(
  id: string,
  place: TracePlace | null,
  byId: ReadonlyMap<string, readonly TraceNode[]>,
  alike: (id: string) => string,
): Lead {
  const own = byId.get(id);
  const whole = own ? null : /^(.*\d)([a-z])$/.exec(id);
  const targets = own ?? byId.get(whole?.[1] ?? '') ?? [];
  const part = own ? '' : targets.length > 0 ? (whole?.[2] ?? '') : '';
  const [first] = targets;
  const wanted = place === null ? undefined : WANTED[place];
  if (!first) {
    const other = alike(id);
    const meant = (byId.get(other) ?? []).filter(({ type }) => wanted?.includes(type));
    return { state: 'dangling', targets: meant.length === 1 ? meant : [], part, reason: missing(id, other) };
  }
  if (wanted && !wanted.includes(first.type)) {
    const reason = `it is a ${nameOfType(first.type)} here, and a ${nameOfType(wanted[0] ?? first.type)} is named there`;
    return { state: 'dangling', targets: [], part, reason };
  }
  if (targets.length > 1) {
    return { state: 'ambiguous', targets, part, reason: `it is declared ${targets.length} times` };
  }
  return { state: 'covered', targets, part, reason: '' };
}

/** What people call a type of node. */
export const nameOfType = (type: TraceType): string => NAMES[type];

const NAMES: Readonly<Record<TraceType, string>> = {
  requirement: 'requirement',
  criterion: 'criterion',
  error: 'error case',
  rule: 'business rule',
  scenario: 'test scenario',
  stream: 'work stream',
  quality: 'non-functional requirement',
  assumption: 'assumption',
  verification: 'row of the verification contract',
  mandate: 'row of the test mandate',
  review: 'row of the review contract',
};

const missing = (id: string, other: string): string =>
  `nothing here is declared by the id ${id}${other === '' ? '' : `, but ${other} is: write both alike`}`;

const withoutZeros = (id: string): string => id.replace(/-0+(?=\d)/, '-');

/** The id that differs by zeros in front of its number only, `FR-4` for `FR-04`; empty if there is none. */
function alikeIn(byId: ReadonlyMap<string, unknown>): (id: string) => string {
  let known: ReadonlyMap<string, string> | null = null;
  return (id) =>
    (known ??= new Map([...byId.keys()].map((one) => [withoutZeros(one), one]))).get(withoutZeros(id)) ?? '';
}
