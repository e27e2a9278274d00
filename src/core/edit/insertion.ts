import type { ContainerSchema, SlotSchema } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedNode, Plan, PlanNode } from '../plan/plan.ts';
import { contentEnd } from './lines.ts';
import { inDocument } from './slot.ts';

/** Puts a block of lines into a node so that it stands where the kind has `schema` among the node's children. */
export function insertContainer(plan: Plan, parent: LocatedNode, schema: ContainerSchema, lines: string): TextEdit {
  return insertBlock(plan, insertionPoint(plan, parent, schema), lines);
}

/** Puts lines where a block ends, with a blank line between them and what stands on either side. */
export function insertBlock(plan: Plan, at: number, lines: string): TextEdit {
  const ends = /(?:\r\n?|\n){0,2}$/.exec(plan.text.slice(Math.max(0, at - 4), at))?.[0].match(/\r\n?|\n/g)?.length ?? 0;
  const before = plan.text.slice(0, at).trim() === '' ? '' : '\n'.repeat(2 - ends);
  return { from: at, to: at, insert: inDocument(plan, before + lines + gapAfter(plan.text, at)) };
}

function gapAfter(text: string, at: number): string {
  const blank = /^(?:[ \t]*(?:\r\n?|\n)){0,2}/.exec(text.slice(at, at + 200))?.[0] ?? '';
  const lineEnds = blank.match(/\r\n?|\n/g)?.length ?? 0;
  const last = at + blank.length >= text.length;
  const wanted = last ? Number(at === 0 || /[\r\n]/.test(text[at - 1] ?? '')) : 2;
  return '\n'.repeat(Math.max(0, wanted - lineEnds));
}

function insertionPoint(plan: Plan, parent: LocatedNode, schema: ContainerSchema): number {
  const order = parent === rootOf(parent) ? plan.kind.sections : (parent.node.schema?.slots ?? []);
  const rank = rankIn(order);
  const wanted = rank(schema);
  let previous: Span | null = null;
  for (const { node, at } of parent.node.children) {
    if (node.schema && rank(node.schema) <= wanted && rank(node.schema) >= 0) {
      previous = { from: parent.start + at, to: parent.start + at + node.length };
    }
  }
  return contentEnd(plan.text, previous ?? ownSpan(plan, parent));
}

const rootOf = (located: LocatedNode): LocatedNode => (located.parent ? rootOf(located.parent) : located);

const rankIn = (slots: readonly SlotSchema[]) => {
  return (schema: ContainerSchema): number => slots.findIndex((slot) => slot === schema || holds(slot, schema));
};

const holds = (slot: SlotSchema, schema: ContainerSchema): boolean =>
  slot.node === 'container' && slot.slots.some((inner) => inner === schema || holds(inner, schema));

/** What stands in a node before its first child; byte order mark and front matter are left out. */
export function ownSpan(plan: Plan, { node, start }: LocatedNode): Span {
  const first = node.children[0];
  const { text, bodyStart } = plan.outline;
  const from = Math.max(start, bodyStart, start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
  return { from, to: Math.max(from, start + (first ? first.at : node.length)) };
}

/** The heading level that a container gets in a document whose levels may differ from the template's. */
export function levelIn(plan: Plan, parent: LocatedNode, schema: ContainerSchema): number {
  if (schema.level >= 7) return schema.level;
  const like = (node: PlanNode): boolean => node.schema?.type === schema.type && node.level < 7;
  const sibling =
    parent.node.children.find(({ node }) => node.schema === schema) ??
    parent.node.children.find(({ node }) => like(node));
  if (sibling) return sibling.node.level;
  if (!parent.parent) return Math.max(plan.root.title === '' ? 1 : 2, Math.min(schema.level, 6));
  const own = parent.node.schema?.level ?? schema.level - 1;
  return Math.min(6, parent.node.level + Math.max(1, schema.level - own));
}

/** Shifts the headings of template lines, outside fences, from one level to another. */
export function shiftHeadings(lines: string, from: number, to: number): string {
  if (from === to || from >= 7) return lines;
  let fence = '';
  const shifted = lines.split('\n').map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark) fence = fence === '' ? mark : line.trim().startsWith(fence) ? '' : fence;
    const heading = fence === '' ? /^(#{1,6})(?= )/.exec(line)?.[1] : undefined;
    if (!heading) return line;
    return '#'.repeat(Math.max(1, Math.min(6, heading.length + to - from))) + line.slice(heading.length);
  });
  return shifted.join('\n');
}
