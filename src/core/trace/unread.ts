import type { TracePlace, TraceType } from '../kind/kind.ts';
import { TRACE_TYPES } from '../kind/kind.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import type { Plan } from '../plan/plan.ts';
import { NAMING } from './rawNode.ts';
import type { TraceGraph, TraceNode } from './graph.ts';
import type { PlacedText } from './types.ts';
import type { IdFinder } from './idText.ts';
import { traceKind } from './schema.ts';

/** What stands in a place for ids and leads nowhere, since it is no id. */
export interface Unread extends Misread {
  readonly node: TraceNode;
  readonly place: TracePlace;
}

interface Misread {
  readonly texts: readonly string[];
  /** `backwards`: ranges; `no-id`: all of the place; `not-whole`: what stands beside ids, and looks like one. */
  readonly fault: 'backwards' | 'no-id' | 'not-whole';
}

/** What cannot be read in the cells of a plan that name others; of titles, only ranges that run backwards. */
export function unreadIn(graph: TraceGraph, { kind }: Plan): readonly Unread[] {
  const find = traceKind(kind)?.find;
  if (!find) return [];
  const types = new Set(kind.trace.map(({ type }) => type));
  return [...types].flatMap((type) => graph.keep(KEYS[type], [type, `${type}.ids`], () => unreadOf(graph, type, find)));
}

const KEYS = Object.fromEntries(TRACE_TYPES.map((type) => [type, {}])) as Readonly<Record<TraceType, object>>;

function unreadOf(graph: TraceGraph, type: TraceType, find: IdFinder): readonly Unread[] {
  const misread = misreader(find);
  const found: Unread[] = [];
  for (const node of graph.ofType(type)) {
    for (const place of NAMING) {
      const held = node.places[place];
      if (!held || held.text === '' || isOneId(held)) continue;
      const fault = misread(held.text);
      if (fault && (node.row !== null || fault.fault === 'backwards')) found.push({ node, place, ...fault });
    }
  }
  return found;
}

// Most places hold this and nothing else.
const isOneId = ({ text, ids }: PlacedText): boolean => ids.length === 1 && ids[0]?.id === text;

type Misreader = (text: string) => Misread | null;

const misreaders = new WeakMap<IdFinder, Misreader>();

// A key in one row of a contract leaves what a thousand others name as it was.
function misreader(find: IdFinder): Misreader {
  const made = misreaders.get(find) ?? keptByText((text) => misreadIn(text, find));
  misreaders.set(find, made);
  return made;
}

const NOTHING = /^(?:[\s—–-]*|(?:none|nothing|no|n\/?a|not (?:applicable|needed))(?![\p{L}\p{N}]).*)$/isu;
// `2`, `2–4`, `X-2`, `FR 2`: what else has a digit in it may be a word, such as S3.
const LIKE_ID = /^[\s—–.:-]*(?:\p{L}+-|\p{Lu}{2,} )?\d+(?:[.–-]+\d+)*[a-z]?[\s.:]*$/u;
const BETWEEN = /[\0,;&+/()\n]|<br\s*\/?>|\b(?:and|or|to|through)\b/i;

function misreadIn(text: string, find: IdFinder): Misread | null {
  const named = find(text);
  const backwards = named.filter(({ number, last }) => last !== null && last.number < number);
  if (backwards.length > 0) return { fault: 'backwards', texts: backwards.map(({ from, to }) => text.slice(from, to)) };
  if (named.length === 0) return NOTHING.test(bare(text)) ? null : { fault: 'no-id', texts: [bare(text)] };
  let rest = text;
  for (const { from, to } of named.toReversed()) rest = `${rest.slice(0, from)}\0${rest.slice(to)}`;
  // What is in brackets behind an id says something about it, unless there are ids in it.
  const parts = rest.replace(/\([^()\0]*\)/g, ' ').split(BETWEEN);
  const texts = parts.map(bare).filter((part) => LIKE_ID.test(part));
  return texts.length === 0 ? null : { fault: 'not-whole', texts };
}

const bare = (text: string): string => text.replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim();
