import type { Kind } from '../kind/kind.ts';
import type { Block, ItemBlock, Region } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { PlanNode } from '../plan/plan.ts';
import { eachOf } from '../plan/facts.ts';
import { gather } from './openSlots.ts';
import { withoutCode } from './prose.ts';

/** `<!-- planwright-ignore field.empty, wording.vague: reason -->` */
export interface Suppression extends Span {
  readonly text: string;
  readonly codes: readonly SuppressedCode[];
  readonly reason: string;
  /** Where it applies: a finding that starts in here is suppressed. `next` is the line after the region's end. */
  readonly target: Span | 'next' | 'node';
}

export interface SuppressedCode extends Span {
  readonly code: string;
}

/** A comment of a document with what it did. Spans are absolute. */
export interface SuppressionUse {
  readonly suppression: Suppression;
  readonly known: ReadonlySet<string>;
  /** False when the comment is looked at again, for findings that need the gates. */
  readonly first: boolean;
  /** Codes that suppressed nothing; only those that can be told by now. */
  readonly unused: readonly SuppressedCode[];
}

const WORD = 'planwright-ignore';
const COMMENT = /<!--[ \t]*planwright-ignore\b([\s\S]*?)-->/g;

/** The suppressions of a region. Spans are relative to it. */
export function suppressionsOf(region: Region): readonly Suppression[] {
  if (!region.text.includes(WORD)) return NONE;
  return region.keep(suppressionsOf, () => read(region));
}

const NONE: readonly Suppression[] = [];

function read(region: Region): Suppression[] {
  const text = withoutCodeBlocks(region);
  return Array.from(text.matchAll(COMMENT), (match): Suppression => {
    const from = match.index;
    const to = from + match[0].length;
    const body = match[1] ?? '';
    const colon = body.indexOf(':');
    const list = colon < 0 ? body : body.slice(0, colon);
    const start = from + match[0].length - 3 - body.length;
    const codes = Array.from(list.matchAll(/[^\s,]+/g), (code) => {
      const at = start + code.index;
      return { code: code[0], from: at, to: at + code[0].length };
    });
    const reason = colon < 0 ? '' : body.slice(colon + 1).trim();
    return { from, to, text: match[0], codes, reason, target: targetOf(region, from, to) };
  });
}

function withoutCodeBlocks(region: Region): string {
  let text = region.text;
  const blank = (span: Span): void => {
    text = text.slice(0, span.from) + ' '.repeat(span.to - span.from) + text.slice(span.to);
  };
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'fence' || block.type === 'indented') blank(block);
      else if (block.type === 'paragraph') {
        text = text.slice(0, block.from) + withoutCode(text.slice(block.from, block.to)) + text.slice(block.to);
      } else if (block.type === 'list') block.items.forEach((item) => visit(item.blocks));
      else if (block.type === 'quote') visit(block.blocks);
    }
  };
  visit(region.blocks);
  return text;
}

function targetOf(region: Region, from: number, to: number): Suppression['target'] {
  const { text, head, blocks } = region;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  if (!/^[\s>*+-]*$/.test(text.slice(lineStart, from))) return { from: lineStart, to };
  if (head && text.slice(head.to, from).trim() === '') return 'node';
  return blockAfter(blocks, to) ?? 'next';
}

function blockAfter(blocks: readonly (Block | ItemBlock)[], offset: number): Span | null {
  for (const block of blocks) {
    if (block.from >= offset) return block;
    if (block.to <= offset) continue;
    const inner = 'items' in block ? block.items : 'blocks' in block ? block.blocks : [];
    const found = blockAfter(inner, offset);
    if (found) return found;
  }
  return null;
}

/** A suppression with its target relative to the node; `next` has become the line that follows. */
interface InNode {
  readonly suppression: Suppression;
  readonly target: Span | 'next';
  readonly end: number;
}

const inNodes = gather<InNode>((node) =>
  node.parts.flatMap(({ part, at }, index) => {
    const end = at + part.region.text.length;
    return suppressionsOf(part.region).map((suppression): InNode => {
      const { target } = suppression;
      const placed = {
        ...suppression,
        ...shift(suppression, at),
        codes: suppression.codes.map((code) => ({ ...code, ...shift(code, at) })),
      };
      if (target === 'next') return { suppression: placed, target, end };
      if (target !== 'node') return { suppression: placed, target: shift(target, at), end };
      const whole = index === 0 || node.level === 0;
      return { suppression: placed, target: whole ? { from: at, to: node.length } : { from: at, to: end }, end };
    });
  }),
);

export interface PlacedSuppression extends Suppression {
  readonly target: Span;
}

/** All suppressions of a plan, absolute, in document order. */
export function suppressionsIn(root: PlanNode, text: string, kind: Kind): readonly PlacedSuppression[] {
  const placed: PlacedSuppression[] = [];
  // Hardly any document has one, and then nobody has to look through its nodes.
  if (!text.includes(WORD)) return placed;
  eachOf(inNodes(root, kind), ({ suppression, target: within, end }, _node, at) => {
    const codes = suppression.codes.map((code) => ({ ...code, ...shift(code, at) }));
    const target = within === 'next' ? lineAt(text, end + at) : shift(within, at);
    placed.push({ ...suppression, ...shift(suppression, at), codes, target });
  });
  return placed;
}

function lineAt(text: string, from: number): Span {
  const feed = text.indexOf('\n', from);
  return { from, to: feed < 0 ? text.length : feed };
}
