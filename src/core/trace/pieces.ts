import type { Block, ItemBlock, Region, TableBlock, TaskMark } from '../markdown/block.ts';
import type { Labelled } from '../markdown/labels.ts';
import { itemLabels, labelsOf } from '../markdown/labels.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { PlacedPart, PlanNode } from '../plan/plan.ts';
import { headSpan } from '../plan/plan.ts';
import type { Declared } from './rawNode.ts';
import { addAll } from '../lists.ts';

/** A label with its value, or a cell with the title of its column; `from` is where the value begins, from the node. */
export interface PieceLabel {
  readonly label: string;
  readonly from: number;
  readonly text: string;
}

/** Something in a section that may declare: a list item, a paragraph, a bold line, a row, an unknown heading. */
export interface Piece extends Span {
  readonly declared: Exclude<Declared, 'row'>;
  /** Its text. */
  readonly lead: string;
  /** Offsets in the lead are offsets from `from`. */
  readonly exact: boolean;
  readonly labels: readonly PieceLabel[];
  readonly task: TaskMark['state'] | null;
}

/** What a section makes of texts. */
export interface Leads {
  /** Whether a text declares something. */
  readonly isLead: (text: string) => boolean;
  /** Whether it is nothing but ids that those below it go on with: `- FR-1` above `- AC-1: …`. */
  readonly isGroup: (text: string) => boolean;
}

/**
 * The pieces of a section, with what stands below each. Offsets are those of the node. Headings and lists that group
 * others are looked into.
 */
export function piecesOf(node: PlanNode, leads: Leads): readonly Piece[] {
  const pieces = node.parts.flatMap((part, index) => partPieces(part, index > 0, leads));
  for (const { node: child, at } of node.children) if (!child.schema) addAll(pieces, headed(child, at, leads));
  return pieces;
}

function headed(child: PlanNode, at: number, leads: Leads): readonly Piece[] {
  const moved = (piece: Piece): Piece => movedBy(piece, at);
  const isOne = leads.isLead(child.title);
  const below = isOne && !leads.isGroup(child.title) ? [] : piecesOf(child, leads);
  if (!isOne) return below.map(moved);
  const grouped = goingOn(child.title, below, leads);
  if (grouped.length > 0) return grouped.map(moved);
  const labels = child.parts.flatMap(({ part, at: from }) => labelsIn(part.region, part.loose, from));
  const span = headSpan(child);
  return [moved({ ...span, declared: 'heading', lead: child.title, exact: false, labels, task: null })];
}

/** Pieces that go on with what a group of ids begins. */
const goingOn = (group: string, pieces: readonly Piece[], { isLead }: Leads): readonly Piece[] =>
  pieces
    .filter(({ lead }) => isLead(lead))
    .map((piece) => ({ ...piece, lead: `${group} / ${piece.lead}`, exact: false }));

const movedBy = (piece: Piece, by: number): Piece => ({
  ...piece,
  ...shift(piece, by),
  labels: piece.labels.map((label) => ({ ...label, from: label.from + by })),
});

function partPieces({ part, at }: PlacedPart, isMore: boolean, leads: Leads): readonly Piece[] {
  const { region, loose } = part;
  const { text, head } = region;
  // A bold line that opens nothing goes on with what is open.
  if (isMore && head?.type === 'bold') {
    const { title } = head;
    const lead = text.slice(title.from, title.to);
    if (leads.isLead(lead)) {
      const labels = labelsIn(region, loose, at);
      return [{ ...shift(title, at), declared: 'bold', lead, exact: true, labels, task: null }];
    }
  }
  const pieces: Piece[] = [];
  loose.forEach((block, index) => {
    if (block.type === 'paragraph') pieces.push(paragraphPiece(region, loose, index, at, leads));
    if (block.type === 'list')
      addAll(
        pieces,
        block.items.flatMap((item) => itemPieces(region, item, at, leads)),
      );
    if (block.type === 'table') addAll(pieces, rowPieces(text, block, at));
  });
  return pieces;
}

// The list below a bold lead tells of it, unless its items declare something themselves.
function paragraphPiece(region: Region, blocks: readonly Block[], index: number, at: number, leads: Leads): Piece {
  const { from, to } = blocks[index] as Block;
  const { text } = region;
  const next = blocks[index + 1];
  const isBelow =
    next?.type === 'list' && !next.items.some(({ content, to: end }) => leads.isLead(text.slice(content, end)));
  const labels = labelsIn(region, isBelow ? [blocks[index] as Block, next] : [blocks[index] as Block], at);
  return { ...shift({ from, to }, at), declared: 'bold', lead: text.slice(from, to), exact: true, labels, task: null };
}

/** The pieces of a list item. */
export function itemPieces(region: Region, item: ItemBlock, at: number, leads: Leads): readonly Piece[] {
  const { text } = region;
  const [first, ...more] = item.blocks;
  const span = { from: item.content, to: first?.to ?? item.to };
  const lead = text.slice(span.from, span.to);
  const lists = more.filter((block) => block.type === 'list');
  const labels = lists.flatMap((list) => itemLabels(text, list).map((one) => pieceLabel(text, one, at)));
  const own: Piece = {
    ...shift(span, at),
    declared: 'item',
    lead,
    exact: true,
    labels,
    task: item.task?.state ?? null,
  };
  const isOne = leads.isLead(lead);
  if (isOne && !leads.isGroup(lead)) return [own];
  const below = lists.flatMap((list) => list.items.flatMap((one) => itemPieces(region, one, at, leads)));
  const grouped = isOne ? goingOn(lead, below, leads) : below;
  return isOne && grouped.length === 0 ? [own] : grouped;
}

function rowPieces(text: string, { header, rows }: TableBlock, at: number): readonly Piece[] {
  const titles = header.cells.map(({ from, to }) => text.slice(from, to));
  return rows.map(({ cells }): Piece => {
    const span = { from: cells[0]?.from ?? 0, to: cells.at(-1)?.to ?? 0 };
    const labels = cells.slice(1).map((cell, index) => ({
      label: titles[index + 1] ?? '',
      from: cell.from + at,
      text: text.slice(cell.from, cell.to),
    }));
    const lead = text.slice(span.from, span.to);
    return { ...shift(span, at), declared: 'cell', lead, exact: true, labels, task: null };
  });
}

function labelsIn(region: Region, blocks: readonly Block[], at: number): readonly PieceLabel[] {
  const found = labelsOf(region).filter(({ block }) => blocks.includes(block));
  return found.flatMap(({ labelled }) => labelled.map((one) => pieceLabel(region.text, one, at)));
}

function pieceLabel(text: string, { label, inline, blocks }: Labelled, at: number): PieceLabel {
  const [first] = blocks;
  const isInline = inline.from < inline.to || !first;
  const { from, to } = isInline ? inline : { from: first.from, to: blocks.at(-1)?.to ?? first.to };
  return { label, from: from + at, text: text.slice(from, to) };
}
