import { addAll } from '../lists.ts';
/** The phases of a migration, in their order; `code` is the deployment between them. */
export const PHASES = ['expand', 'backfill', 'code', 'contract'] as const;
export type Phase = (typeof PHASES)[number];

/** A change of the schema, or a step of its deployment. */
export interface PhasedStep {
  readonly text: string;
  /** In the order of `PHASES`; a step may do several. */
  readonly phases: readonly Phase[];
}

/** For each step, the phase that stands before it and should not; null where its place is fine. */
export function misplaced(steps: readonly PhasedStep[]): readonly (Phase | null)[] {
  const seen: Seen[] = [];
  // Once a release is done, the next one begins with an expand of its own.
  let release = 0;
  return steps.map((step) => {
    const own = { ...step, subject: subjectOf(step.text), release };
    const later = seen.slice(-MOST_COMPARED).filter((other) => isLater(other, own));
    const wrong = wrongBefore(own, later, seen);
    const [first] = step.phases;
    if (wrong === null && first === 'expand' && later.length > 0) release++;
    seen.push({ ...own, release });
    return wrong === null ? null : (wrong.phases.at(-1) ?? null);
  });
}

interface Seen extends PhasedStep {
  readonly subject: Subject;
  readonly release: number;
}

/** Steps further apart are not about the same; a table of thousands must not take the square of that. */
const MOST_COMPARED = 200;

const rank = (phase: Phase | undefined): number => (phase === undefined ? -1 : PHASES.indexOf(phase));

/** Whether a step belongs after another one. Rows may be filled in before the code is deployed, and after it. */
function isLater(other: PhasedStep, own: PhasedStep): boolean {
  const [first] = own.phases;
  const last = other.phases.at(-1);
  return first !== undefined && rank(last) > rank(first) && !(last === 'code' && first === 'backfill');
}

function wrongBefore(own: Seen, later: readonly Seen[], seen: readonly Seen[]): Seen | null {
  const same = later.find((other) => isShared(other.subject, own.subject));
  if (same) return same;
  // Nothing tells that they are about one thing: of two names in code, nothing is to be said.
  const unclear = later.filter((other) => other.release === own.release && !areNamed(other.subject, own.subject));
  const expands = seen.filter(({ phases }) => phases[0] === 'expand');
  if (own.phases[0] === 'expand') return expands.length === 0 ? (unclear[0] ?? null) : null;
  const hasOwn = expands.slice(-MOST_COMPARED).some(({ subject }) => isShared(subject, own.subject));
  return hasOwn ? null : (unclear[0] ?? null);
}

/** What a text is about: the names in code marks, or its words. */
interface Subject {
  readonly named: boolean;
  readonly words: ReadonlySet<string>;
}

const GENERAL = new Set(
  'add set the column table not null for existing rows drop make required index field and new old with from into fill backfill expand contract run migration migrations deploy code'.split(
    ' ',
  ),
);

function subjectOf(text: string): Subject {
  const names = Array.from(text.matchAll(/`([^`]+)`/g), ([, name = '']) => name.trim().toLowerCase());
  if (names.length > 0) return { named: true, words: new Set(names) };
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) ?? [];
  return { named: false, words: new Set(words.filter((word) => !GENERAL.has(word))) };
}

const areNamed = (one: Subject, other: Subject): boolean => one.named && other.named;

/** Whether all that one of two texts is about is in the other: two columns of a table are two things. */
const isShared = ({ words: one }: Subject, { words: other }: Subject): boolean =>
  one.size > 0 && other.size > 0 && (isWithin(one, other) || isWithin(other, one));

const isWithin = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size <= other.size && [...one].every((word) => other.has(word));

const NAMED = /(?<!\bapi\s)\b(expand|backfill|contract)(?!\p{L}|\s+tests?\b)/iu;
const NEXT = /^\s*(?:\+|,|&|and\b|then\b)\s*(?:run\s+)?(expand|backfill|contract)(?!\p{L})/iu;

/** What a step of a deployment does: `Run expand + backfill migrations`; empty where it is about something else. */
export function phasesIn(text: string): readonly Phase[] {
  const found: Phase[] = [];
  let match = NAMED.exec(text);
  let rest = text;
  while (match) {
    const name = (match[1] ?? '').toLowerCase();
    addAll(
      found,
      PHASES.filter((phase) => phase === name),
    );
    rest = rest.slice(match.index + match[0].length);
    match = NEXT.exec(rest);
  }
  if (found.length > 0) return found.sort((a, b) => rank(a) - rank(b));
  return /\b(?:deploy|release|ship|roll\s?out)/i.test(text) ? ['code'] : [];
}
