import type { Kind } from '../kind/kind.ts';
import type { TraceGraph, TraceNode } from './graph.ts';
import { graphFact } from './graph.ts';
import type { TraceText } from './keptFacts.ts';
import { slugOf } from '../markdown/title.ts';
import { componentsOf, cyclesIn } from './components.ts';
import { leadingId } from './idText.ts';
import { addAll } from '../lists.ts';

/** A piece of work for one agent, as a row of the plan tells it. */
export interface Stream {
  readonly id: string;
  readonly name: string;
  readonly agent: string;
  readonly command: string;
  /** What it is, by the words that the template lists: `schema`, `backend`; empty if it is none of these. */
  readonly type: string;
  /** Ids as they are named, parts too: `FR-3a`. */
  readonly requirements: readonly string[];
  readonly after: readonly Stream[];
  /** Those that the row says it runs beside. */
  readonly parallel: readonly Stream[];
  readonly node: TraceNode;
  /** Its place among the streams. */
  readonly index: number;
  /**
   * How many streams have to be done one after the other before this one can begin; null for a stream that never can,
   * since it is in a cycle or waits for one.
   */
  readonly level: number | null;
}

export interface StreamGraph {
  /** In document order. */
  readonly streams: readonly Stream[];
  /** In an order in which they can be done, without those that never can. */
  readonly order: readonly Stream[];
  /** Those that never can begin, in document order. */
  readonly stuck: readonly Stream[];
  /** Streams that can run at the same time, level by level. */
  readonly groups: readonly (readonly Stream[])[];
  /** Ways around, each from its first stream in the document on, until every stream that waits for itself is named. */
  readonly cycles: readonly (readonly Stream[])[];
  /** The chain that holds most requirements; a stream without any counts as one. Empty where there is a cycle. */
  readonly critical: readonly Stream[];
  /** Whether a stream has to wait for another one, through others too. */
  readonly waitsFor: (stream: Stream, other: Stream) => boolean;
}

type Draft = { -readonly [K in keyof Stream]: Stream[K] };

/** What streams are read from: their rows, and the agents that their requirements hint at. */
export const STREAM_TEXTS: readonly TraceText[] = [
  'stream',
  'stream.links',
  'stream.ids',
  'requirement.hint',
  'requirement.ids',
];

/** The work streams of a plan, ordered. Linear in streams and their dependencies; made once for each version. */
export const streamGraph = graphFact(STREAM_TEXTS, (graph, { kind }): StreamGraph => {
  const drafts = draftsOf(graph, kind);
  const components = componentsOf(drafts, ({ after }) => after);
  const cycles: Stream[][] = [];
  for (const component of components) {
    const ways = cyclesIn<Stream>(inDocument(component), ({ after }) => after, MOST_CYCLES - cycles.length);
    addAll(cycles, ways);
    const [draft, ...others] = component;
    if (draft) draft.level = others.length > 0 || draft.after.includes(draft) ? null : levelAfter(draft.after);
    for (const one of others) one.level = null;
  }
  const groups: Stream[][] = [];
  for (const draft of drafts) if (draft.level !== null) (groups[draft.level] ??= []).push(draft);
  const order = components.flat();
  return {
    streams: drafts,
    // Groups have no gaps: a level is one more than that of something before it.
    order: groups.flat(),
    stuck: drafts.filter(({ level }) => level === null),
    groups,
    cycles: cycles.sort((a, b) => (a[0]?.node.span.from ?? 0) - (b[0]?.node.span.from ?? 0)),
    critical: cycles.length > 0 ? [] : criticalPath(order),
    waitsFor: waiting(order, drafts.length),
  };
});

/** Enough to work on; whoever has more of them finds the rest once these are gone. */
const MOST_CYCLES = 20;

const inDocument = <T extends Stream>(streams: readonly T[]): readonly T[] =>
  streams.toSorted((a, b) => a.node.span.from - b.node.span.from);

/** Null where one of the streams never can begin. */
function levelAfter(streams: readonly Stream[]): number | null {
  let most = 0;
  for (const { level } of streams) {
    if (level === null) return null;
    most = Math.max(most, level + 1);
  }
  return most;
}

function draftsOf(graph: TraceGraph, kind: Kind): readonly Draft[] {
  const typeOf = typing(kind);
  const drafts = new Map<TraceNode, Draft>();
  for (const node of graph.ofType('stream')) {
    // `streams.no-id` tells of it: nothing can wait for what has no name.
    if (node.id === '') continue;
    const agent = textIn(node, 'agent');
    const command = textIn(node, 'command').replace(/`/g, '');
    const requirements = graph.from(node).flatMap(({ place, id }) => (place === 'requirements' ? [id] : []));
    const name = nameIn(node.places.id?.text ?? '', node.id);
    const type = typeOf({ id: node.id, agent, command, hints: hintsOf(graph, node) });
    drafts.set(node, {
      id: node.id,
      name: name === '' ? node.id : name,
      agent,
      command,
      type,
      requirements: [...new Set(requirements)],
      after: [],
      parallel: [],
      node,
      index: drafts.size,
      level: 0,
    });
  }
  for (const [node, draft] of drafts) {
    const at = (place: string): Draft[] => [
      ...new Set(
        graph
          .from(node)
          .filter((link) => link.place === place)
          .flatMap(({ targets }) => targets.slice(0, 1).flatMap((target) => drafts.get(target) ?? [])),
      ),
    ];
    draft.after = at('after');
    // Of two streams of one id, nobody can tell which one is meant, and neither runs beside its namesake.
    draft.parallel = at('parallel').filter((other) => other === draft || other.id !== draft.id);
  }
  return [...drafts.values()];
}

/** `WS-1: Data layer` → `Data layer`; a cell beside that of the id holds the name alone. */
function nameIn(text: string, id: string): string {
  const prefix = id.slice(0, id.lastIndexOf('-') + 1);
  return (leadingId(text, prefix)?.rest ?? text).replace(/^[*_`]+|[*_`]+$/g, '').trim();
}

// A dash stands for nothing.
const textIn = (node: TraceNode, place: 'agent' | 'command'): string => {
  const text = node.places[place]?.text.trim() ?? '';
  return /^[—–-]*$/.test(text) ? '' : text;
};

/** What the requirements of a stream say about who builds them. */
const hintsOf = (graph: TraceGraph, node: TraceNode): readonly string[] => {
  const targets = graph.from(node).flatMap((link) => (link.place === 'requirements' ? link.targets : []));
  return targets.flatMap(({ places }) => (places.hint && places.hint.text.trim() !== '' ? [places.hint.text] : []));
};

interface TypeTexts extends Pick<Stream, 'id' | 'agent' | 'command'> {
  readonly hints: readonly string[];
}

// People write "Software Engineer Python", "software-engineer-python" and "Front-End": all are the same.
const squeezed = (text: string): string => slugOf(text).replace(/-/g, '');

/**
 * The type of a stream: the first in the template's list that has one of its words. Words that begin with a slash are
 * commands. Where neither id, agent nor command tells, the hints of its requirements do, if they agree.
 */
function typing(kind: Kind): (texts: TypeTexts) => string {
  const types = Object.entries(streamWords(kind)).map(([type, words]) => ({
    type,
    exact: words.map((word) => word.toLowerCase()),
    inside: words.flatMap((word) => (word.startsWith('/') ? [] : squeezed(word) || [])),
  }));
  const known = new Map<string, string>();
  const typeOfText = (text: string): string => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const slug = squeezed(text);
    const type = types.find(({ inside }) => inside.some((word) => slug.includes(word)))?.type ?? '';
    known.set(text, type);
    return type;
  };
  return ({ id, agent, command, hints }) => {
    const names = [id.toLowerCase(), command.trim().split(/\s/)[0]?.toLowerCase() ?? ''];
    const slug = squeezed(agent);
    const own = types.find(
      ({ exact, inside }) => exact.some((word) => names.includes(word)) || inside.some((word) => slug.includes(word)),
    );
    if (own) return own.type;
    const hinted = new Set(hints.map(typeOfText));
    const [only = ''] = hinted;
    return hinted.size === 1 ? only : '';
  };
}

/** What `rules: streams:` of the template lists: words by type of stream. */
export function streamWords(kind: Kind): Readonly<Record<string, readonly string[]>> {
  const options = kind.ruleOptions['streams'];
  if (typeof options !== 'object' || options === null) return {};
  const lists = Object.entries(options).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  return Object.fromEntries(lists.map(([type, words]) => [type, words.map(String)]));
}

function criticalPath(order: readonly Stream[]): readonly Stream[] {
  const best = new Map<Stream, { readonly weight: number; readonly before: Stream | null }>();
  let last: Stream | null = null;
  for (const stream of order) {
    let before: Stream | null = null;
    for (const one of stream.after) if (before === null || weightOf(best, one) > weightOf(best, before)) before = one;
    const weight = Math.max(1, stream.requirements.length) + (before ? weightOf(best, before) : 0);
    best.set(stream, { weight, before });
    if (last === null || weight > weightOf(best, last)) last = stream;
  }
  const path: Stream[] = [];
  for (let at = last; at; at = best.get(at)?.before ?? null) path.push(at);
  return path.reverse();
}

const weightOf = (best: ReadonlyMap<Stream, { readonly weight: number }>, stream: Stream): number =>
  best.get(stream)?.weight ?? 0;

// One bit for each stream that comes before: made at the first question, since most plans mark what is obvious.
function waiting(order: readonly Stream[], count: number): StreamGraph['waitsFor'] {
  let sets: readonly Uint32Array[] | null = null;
  const build = (): readonly Uint32Array[] => {
    const made: Uint32Array[] = [];
    for (const stream of order) {
      const bits = new Uint32Array((count >> 5) + 1);
      for (const { index: at } of stream.after) {
        bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
        made[at]?.forEach((word, place) => (bits[place] = (bits[place] ?? 0) | word));
      }
      made[stream.index] = bits;
    }
    return made;
  };
  return (stream, { index: at }) => (((sets ??= build())[stream.index]?.[at >> 5] ?? 0) & (1 << (at & 31))) !== 0;
}
