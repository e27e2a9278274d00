import type { TracePlace, TraceSchema } from '../kind/kind.ts';
import type { TaskMark } from '../markdown/block.ts';
import type { NamedId } from './idText.ts';
import type { TraceKind } from './schema.ts';

/** A lead, and where its own id ends. */
export interface LeadText {
  readonly text: string;
  readonly id: string;
  /** Of a row without an id of its own: where the ids that it begins with end; else 0. */
  readonly leading: number;
  readonly end: number;
  readonly task: TaskMark['state'] | null;
}

/** What stands in a place: its text, and the ids in it, at offsets in the lead. */
type Said = readonly [TracePlace, string, readonly NamedId[]];

/** What the words of a lead say, where it has no labels that do. */
export function said(schema: TraceSchema, lead: LeadText, traced: TraceKind): readonly Said[] {
  if (lead.leading > 0) return rowSaid(schema, lead, traced);
  const { text, end } = lead;
  const rest = text.slice(end);
  switch (schema.type) {
    case 'stream':
      return streamSaid(schema, lead, traced);
    case 'criterion':
      return [
        ['requirements', rest, requirementsOf(lead, traced)],
        ['expected', afterThen(rest), []],
      ];
    case 'quality':
      return [['target', rest.replace(/^[^:：–—|]*[:：]\**\s*/u, ''), []]];
    case 'assumption':
      return [['state', stateSaid(rest), []]];
    default:
      return schema.places.requirements === undefined ? [] : [['requirements', rest, named(lead, traced)]];
  }
}

const named = ({ text, id }: LeadText, { find }: TraceKind): readonly NamedId[] =>
  find(text).filter((one) => one.id !== id || one.scope !== null);

// `- [x] FR-1 / AC-1: what can be observed`
function rowSaid({ places }: TraceSchema, { text, leading, task }: LeadText, traced: TraceKind): readonly Said[] {
  const { find, types } = traced;
  const isCriterion = ({ prefix }: NamedId): boolean => types.get(prefix) === 'criterion';
  const ids = find(text).filter(({ to }) => to <= leading);
  const found: Said[] = [['criteria', text.slice(0, leading), ids.filter(isCriterion)]];
  if (places.requirements !== undefined)
    found.push(['requirements', text.slice(0, leading), ids.filter((one) => !isCriterion(one))]);
  if (places.state !== undefined) found.push(['state', task === 'done' ? '[x]' : '[ ]', []]);
  return found;
}

/**
 * The requirements of a criterion: those right behind its id or in brackets at the end of its first line, where there are
 * any; what its sentence mentions besides, it does not test.
 */
function requirementsOf(lead: LeadText, traced: TraceKind): readonly NamedId[] {
  const stated = statedIn(lead, traced);
  return stated.length > 0 ? stated : named(lead, traced).filter(({ from }) => from >= lead.end);
}

/** What a criterion says that it tests, and not what its sentence mentions. */
export function statedIn(lead: LeadText, traced: TraceKind): readonly NamedId[] {
  const { text, end } = lead;
  const all = named(lead, traced).filter(({ from }) => from >= end);
  const behind: NamedId[] = [];
  let at = end;
  for (const one of all) {
    if (!/^[\s*_`|:：()[\]{},;/&+→>.–—-]*$/u.test(text.slice(at, one.from))) break;
    behind.push(one);
    at = one.to;
  }
  if (behind.length > 0) return behind;
  const [line = ''] = text.split('\n');
  const brackets = /[([][^()[\]]*[)\]][\s*_.|]*$/.exec(line);
  return brackets ? all.filter(({ from, to }) => from >= brackets.index && to <= line.length) : [];
}

const afterThen = (text: string): string => /\bthen\b\W*([\s\S]*)$/i.exec(text)?.[1]?.trim() ?? '';

const AFTER = 'depends?\\s+on|dependenc(?:y|ies)|after|waits?\\s+for|blocked\\s+by|needs|requires';
const BESIDE = '(?:runs?\\s+)?(?:in\\s+)?parallel(?:\\s+(?:with|to))?|beside|alongside|concurrent(?:ly)?(?:\\s+with)?';
const TURNS = new RegExp(`\\b(?:(${AFTER})|(${BESIDE}))\\b|[;|\\n]|\\.\\s`, 'giu');
/** What people call those who do the work. */
const AGENT = /[\p{L}\d_-]*(?:engineer|designer|developer|architect|analyst)[\p{L}\d_-]*/iu;

/** `Backend – software-engineer, /implement, FR-1; depends on WS-1; parallel with WS-3`. */
function streamSaid(schema: TraceSchema, lead: LeadText, traced: TraceKind): readonly Said[] {
  const { text, end, id } = lead;
  const others = traced.find(text).filter(({ from }) => from >= end);
  const own = (one: NamedId): boolean => one.prefix === schema.prefix;
  const turns = Array.from(text.matchAll(TURNS), (match) => ({
    at: match.index,
    place: match[1] === undefined ? (match[2] === undefined ? null : 'parallel') : 'after',
  }));
  const placeAt = (at: number): string | null => turns.findLast((turn) => turn.at < at)?.place ?? null;
  const rest = text.slice(end);
  const requirements = others.filter((one) => !own(one));
  const textOf = (ids: readonly NamedId[]): string => ids.map((one) => text.slice(one.from, one.to)).join(', ');
  const within = (place: string): readonly NamedId[] => others.filter((one) => own(one) && placeAt(one.from) === place);
  return [
    ['id', `${id}: ${nameSaid(rest)}`, []],
    ['agent', AGENT.exec(rest)?.[0] ?? '', []],
    ['command', /(?<![\w/])\/[a-z][\w-]*/.exec(rest)?.[0] ?? '', []],
    ['requirements', textOf(requirements), requirements],
    ['after', textOf(within('after')), within('after')],
    ['parallel', textOf(within('parallel')), within('parallel')],
  ];
}

// The name ends where the bold text does, or at the first mark.
function nameSaid(rest: string): string {
  const [name = ''] = rest.replace(/^[\s:：.)—–-]+/u, '').split(/\*\*|__|\s[—–-]\s|[;:：,(|\n]/u);
  return name.trim();
}

/** `… (Confirmed in spec)`, `… – Ask sales`: what comes last says how an assumption stands. */
function stateSaid(text: string): string {
  const plain = text.replace(/[*_`]/g, '').trim();
  const last = /(?:[([|—–:：]|\s-\s|\?\s)\s*([^()[\]|—–:：]+?)[)\]|.\s]*$/u.exec(plain);
  return last?.[1]?.trim() ?? '';
}
