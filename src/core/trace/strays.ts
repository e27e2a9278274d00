import type { TracePlace } from '../kind/kind.ts';
import { shift, trimSpan } from '../markdown/span.ts';
import { slugOf, withoutDecoration } from '../markdown/title.ts';
import type { PlanNode } from '../plan/plan.ts';
import { placeCalled } from './columns.ts';
import { labelOfEntry } from './entries.ts';
import { leadingId } from './idText.ts';
import { said } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { piecesOf } from './pieces.ts';
import type { Place, RawNode } from './rawNode.ts';
import { coveringOf, NAMING, raw } from './rawNode.ts';
import type { Lead, TraceKind } from './schema.ts';

/*
 * What list items, bold lines, rows of tables and unknown headings in a section declare in place of its entries or of the
 * rows of its table. What the template has columns for is read from labels below, or from the words of the text.
 */

type Places = Partial<Record<TracePlace, Place>>;

/** The declarations of a section in other forms than that of the template. */
export function straysOf(node: PlanNode, traced: TraceKind): readonly RawNode[] {
  const leads = node.schema ? traced.leads.get(node.schema) : undefined;
  if (!leads) return [];
  const nodes: RawNode[] = [];
  const isLead = (text: string): boolean => leadIn(text, leads, traced) !== null;
  const isGroup = (text: string): boolean => {
    const found = leadIn(text, leads, traced);
    return found !== null && found.ids > 0 && !/[\p{L}\p{N}]/u.test(found.rest);
  };
  for (const piece of piecesOf(node, { isLead, isGroup })) {
    const found = leadIn(piece.lead, leads, traced);
    // A table may also sum up the entries of its section: what one of those declares, it only mentions.
    if (!found || (piece.declared === 'cell' && hasEntry(node, found.id))) continue;
    nodes.push(strayNode(piece, found, traced));
  }
  return nodes;
}

const hasEntry = (node: PlanNode, id: string): boolean =>
  node.children.some(({ node: child }) => child.schema?.ordinal && labelOfEntry(child) === id);

/** An id that leads a text, and what it is the id of. */
export interface FoundLead extends Pick<Lead, 'schema'> {
  readonly id: string;
  /** The id in the lead. */
  readonly from: number;
  readonly to: number;
  readonly rest: string;
  /** Of a row without an id of its own: the length of the ids that it begins with. */
  readonly ids: number;
}

/** What a text declares in a section. */
export function leadIn(text: string, leads: readonly Lead[], { find }: Pick<TraceKind, 'find'>): FoundLead | null {
  for (const { schema, prefix } of leads) {
    if (prefix === null) {
      const ids = leadingIds(text, find);
      if (ids > 0) return { schema, id: '', from: 0, to: ids, rest: text.slice(ids).trim(), ids };
      continue;
    }
    const at = leadingId(text, prefix);
    if (at) return { schema, id: at.id, from: at.from, to: at.to, rest: at.rest, ids: 0 };
  }
  return null;
}

// `FR-1 / AC-1, AC-2: …`, `**AC-1** (FR-1) – …`: ids with nothing but marks between them.
const BETWEEN_IDS = /^(?:[\s*_`|(),/&+→>–—-]|and\b|to\b)*$/;

function leadingIds(text: string, find: TraceKind['find']): number {
  let end = 0;
  for (const { from, to } of find(text)) {
    if (!BETWEEN_IDS.test(text.slice(end, from))) break;
    end = to;
  }
  return end;
}

/** What a piece declares. */
export function strayNode(piece: Piece, found: FoundLead, traced: TraceKind): RawNode {
  const { schema, id } = found;
  const { from, to, declared } = piece;
  const text = declared === 'cell' ? textOfRow(piece, found, traced) : cleaned(found.rest);
  const places: Places = {
    ...placesSaid(piece, found, traced),
    ...placesBelow(piece, found, traced),
    text: { from, to, text, ids: [] },
  };
  const span = piece.exact ? shift({ from: found.from, to: found.to }, from) : { from, to };
  return raw({
    origin: 0,
    type: schema.type,
    id,
    declared,
    span,
    whole: { from, to },
    field: null,
    row: null,
    text,
    draft: /^\[.*\]$/.test(text),
    places,
    covering: coveringOf(schema.type, span, places),
  });
}

/** What a row says beside ids and what has a place of its own; of given, when and then in columns, one sentence. */
function textOfRow({ labels }: Piece, { schema, rest }: FoundLead, { find }: TraceKind): string {
  const texts = labels.flatMap(({ label, text }) => {
    const title = withoutDecoration(label);
    const place = placeCalled(schema, slugOf(title));
    if (/^(?:given|when|then)$/i.test(title)) return `${title.toLowerCase()} ${cleaned(text)}`;
    // The title of an entry may name requirements, and is text where it does not.
    const isText = place === null || place === 'text' || (place === 'requirements' && find(text).length === 0);
    return isText ? cleaned(text) : '';
  });
  const [own = ''] = /^(?:\\.|[^|\\])*/.exec(rest) ?? [];
  const said = [cleaned(own), ...texts].filter((text) => text !== '').join(', ');
  return said.replace(/^given /, 'Given ');
}

const cleaned = (text: string): string =>
  text
    .replace(/\*\*|__/g, '')
    .replace(/^[\s|:：.)—–-]+/u, '')
    .replace(/\s*\|\s*$/, '')
    .trim();

/** What labels below a lead say, or the cells of its row by the titles of their columns. */
function placesBelow({ labels }: Piece, { schema, id }: FoundLead, { find }: TraceKind): Places {
  const places: Places = {};
  for (const { label, from, text } of labels) {
    const place = placeCalled(schema, slugOf(withoutDecoration(label)));
    if (place === null || place === 'id' || place === 'text' || places[place]) continue;
    const ids = NAMING.has(place) ? find(text).filter((one) => one.id !== id || one.scope !== null) : [];
    // "Requirement: Users sign in" is text, and what the lead says beside its id may name the requirement.
    if (NAMING.has(place) && ids.length === 0 && place === 'requirements') continue;
    places[place] = {
      ...shift(trimSpan(text, { from: 0, to: text.length }), from),
      text: NAMING.has(place) ? text : withoutDecoration(text),
      ids: ids.map((one) => ({ ...one, ...shift(one, from) })),
    };
  }
  return places;
}

/** What the text of a lead itself says. */
function placesSaid(piece: Piece, { schema, id, ids: leading, to: end }: FoundLead, traced: TraceKind): Places {
  const { from, to, task, exact } = piece;
  const whole = { from, to };
  const places: Places = {};
  for (const [place, text, ids] of said(schema, { text: piece.lead, id, leading, end, task }, traced)) {
    const placed = ids.map((one) => ({ ...one, ...(exact ? shift(one, from) : whole) }));
    const spans = placed.length > 0 ? { from: placed[0]?.from ?? from, to: placed.at(-1)?.to ?? to } : whole;
    places[place] = { ...spans, text, ids: placed };
  }
  return places;
}
