import type { Block, ItemBlock } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import { contains } from '../markdown/span.ts';
import { isTick } from '../markdown/taskMark.ts';
import type { Part } from '../plan/part.ts';
import type { LocatedNode, Plan, PlanNode } from '../plan/plan.ts';
import { spanOfNode } from '../plan/plan.ts';
import { STATE_ROLES } from './stateRoles.ts';
import { coveredBy } from './covered.ts';
import { withoutStamp } from './criterion.ts';
import type { NewHasher } from './hash.ts';
import { beyondState } from './stateLine.ts';

/*
 * Canonical text, rule v1: what a decision is bound to. Each piece stands with its kind and its length before it, so
 * that no text can pretend to be another split of the same characters. Left out: how paragraphs are wrapped, blanks at
 * line ends, rules between sections, line endings, and in entries marked `progress` their ticks, who ticked, and their state.
 */

const VERSION = 'v1';

/** `v1:sha256:<hex>` over the canonical text of some sections, in the given order. */
export function digestOf(plan: Plan, sections: readonly string[], newHasher: NewHasher): string {
  const hasher = newHasher();
  for (const { id, located, strangers } of coveredBy(plan, sections)) {
    hasher.update(piece('section', id + (located ? '' : ' missing')));
    if (located) feed(located.node, hasher.update);
    for (const { node } of strangers) feed(node, hasher.update);
  }
  return `${VERSION}:sha256:${hasher.digest()}`;
}

/** The covered sections as they stand in the document: what is kept beside a decision, and compared with later. */
export function coveredText(plan: Plan, sections: readonly string[]): string {
  return coveredBy(plan, sections)
    .flatMap(({ located, strangers }) => [...(located ? [located] : []), ...strangers])
    .map((located) => sourceOf(plan, located))
    .join('');
}

function sourceOf(plan: Plan, located: LocatedNode): string {
  const { from, to } = spanOfNode(located);
  const text = plan.text.slice(from, to).replace(/\r\n?/g, '\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}

function feed(node: PlanNode, update: (text: string) => void): void {
  for (const { part } of node.parts) update(canonicalPart(part));
  for (const child of node.children) feed(child.node, update);
}

const texts = new WeakMap<Part, string>();

function canonicalPart(part: Part): string {
  const known = texts.get(part);
  if (known !== undefined) return known;
  const { region } = part;
  const reading: Reading = {
    text: region.text,
    progress: part.schema?.progress ?? false,
    skipped: part.fields
      .filter((field) => STATE_ROLES.has(field.schema.role))
      .map((field) => field.labelled?.whole ?? { from: 0, to: 0 }),
  };
  const head = region.head
    ? piece('head', oneLine(region.text.slice(region.head.title.from, region.head.title.to)))
    : '';
  const made = head + blocksText(reading, region.blocks);
  texts.set(part, made);
  return made;
}

interface Reading {
  readonly text: string;
  readonly progress: boolean;
  readonly skipped: readonly Span[];
}

const piece = (kind: string, text: string): string => `${kind} ${text.length}\n${text}\n`;

const oneLine = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .join(' ')
    .trim();

const lines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();

const blocksText = (reading: Reading, blocks: readonly Block[]): string =>
  blocks.map((block) => blockText(reading, block)).join('');

function blockText(reading: Reading, block: Block): string {
  const source = reading.text.slice(block.from, block.to);
  switch (block.type) {
    case 'paragraph':
      return piece('paragraph', oneLine(source));
    case 'list':
      return block.items.map((item) => itemText(reading, item, block.ordered)).join('');
    case 'table':
      return [block.header, ...block.rows]
        .map((row) => piece('row', row.cells.map((cell) => piece('cell', cellText(reading, cell))).join('')))
        .join('');
    case 'quote':
      return piece('quote', blocksText(reading, block.blocks));
    case 'fence':
      return piece(`fence ${block.info}`, block.code ? lines(reading.text.slice(block.code.from, block.code.to)) : '');
    case 'break':
      return '';
    default:
      return piece(block.type, lines(source));
  }
}

// A tick in a cell is progress like that of a task item.
function cellText({ text, progress }: Reading, { from, to }: Span): string {
  const source = text.slice(from, to);
  return progress && isTick(source) ? '[ ]' : source;
}

function itemText(reading: Reading, item: ItemBlock, ordered: boolean): string {
  if (reading.skipped.some((span) => contains(span, item))) return besideState(reading, item, ordered);
  const state = item.task && !reading.progress ? ` ${item.task.state}` : '';
  const [first, ...rest] = item.blocks;
  // A task mark stands in the paragraph itself; what counts begins after it.
  const own = first?.type === 'paragraph' && first.from <= item.content;
  const line = own ? oneLine(reading.text.slice(item.content, first.to)) : '';
  // Who ticked it and when stands behind the line, and is progress as the tick is.
  const start = own ? piece('paragraph', item.task && reading.progress ? withoutStamp(line) : line) : '';
  const below = blocksText(reading, own ? rest : item.blocks);
  return piece(`${ordered ? 'step' : 'item'}${state}`, start + below);
}

// A state changes while the work goes on; what else stands in its item is text as any other.
function besideState(reading: Reading, item: ItemBlock, ordered: boolean): string {
  const [first, ...rest] = item.blocks;
  const own = first?.type === 'paragraph' && first.from <= item.content;
  const line = own ? oneLine(reading.text.slice(item.content, first.to)) : '';
  const said = beyondState(line.replace(/^[^:：]*[:：](?:\*\*|__)?/, ''));
  const below = blocksText(reading, own ? rest : item.blocks);
  if (said === '' && below === '') return '';
  return piece(ordered ? 'step' : 'item', piece('beside state', said) + below);
}
