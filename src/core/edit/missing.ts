import type { SlotSchema } from '../kind/kind.ts';
import type { TextEdit } from '../markdown/textEdit.ts';
import type { LocatedNode, MissingSlot, NodeField, Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { notFound } from './change.ts';
import { insertBlock, insertContainer, levelIn, ownSpan, shiftHeadings } from './insertion.ts';
import type { IntentOf } from './intent.ts';
import { contentEnd, indentOf } from './lines.ts';
import { inDocument } from './slot.ts';

interface Found {
  readonly located: LocatedNode;
  readonly missing: MissingSlot;
}

/** Whether an id is that of a slot which the kind has and the document has not, or of one within such a slot. */
export const isMissing = (plan: Plan, id: string): boolean => findMissing(plan, id) !== null;

function findMissing(plan: Plan, id: string): Found | null {
  let around: Found | null = null;
  for (const located of plan.walk()) {
    for (const missing of [...located.node.missing, ...missingSections(plan, located)]) {
      if (missing.id === id) return { located, missing };
      if (id.startsWith(`${missing.id}/`) || id.startsWith(`${missing.id}.`)) around ??= { located, missing };
    }
  }
  return around;
}

// The root's own missing slots are the labels of the header; the sections of the kind are told apart from them.
function missingSections(plan: Plan, { node, parent }: LocatedNode): MissingSlot[] {
  if (parent) return [];
  return plan.kind.sections
    .filter((section) => !node.children.some((child) => child.node.schema === section))
    .map((slot) => ({ id: slot.id, path: slot.id, slot }));
}

/** Adds a slot from the template. With an id within a missing section, the section comes with all that it holds. */
export function addMissing(plan: Plan, intent: IntentOf<'addMissing'>): Planned {
  const found = findMissing(plan, intent.id);
  if (!found) return notFound(intent.id);
  const { located, missing } = found;
  const { slot } = missing;
  const edit =
    slot.node === 'container' && slot.type !== 'labelled'
      ? insertContainer(plan, located, slot, shiftHeadings(slot.source, slot.level, levelIn(plan, located, slot)))
      : insertField(plan, located, missing);
  const before = new Set([...plan.fields.keys(), ...Array.from(plan.walk(), ({ node }) => node.id)]);
  return {
    ok: true,
    edits: [edit],
    allows: (changed) => !before.has(changed),
    holds: (after) =>
      after.field(missing.id) !== null || after.node(missing.id) !== null || !isMissing(after, missing.id),
  };
}

/** Puts a field's lines after the nearest field before it in the kind's order, else before the nearest after it. */
function insertField(plan: Plan, located: LocatedNode, { path, slot }: MissingSlot): TextEdit {
  const ranks = fieldRanks(located);
  const wanted = ranks.get(path) ?? ranks.size;
  const parentPath = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const near = located.node.fields.filter(({ read }) => parentOf(read.path) === parentPath && read.path !== '');
  const before = near.filter(({ read }) => (ranks.get(read.path) ?? 0) < wanted).at(-1);
  if (before) return after(plan, located, before, slot);
  const next = near.find(({ read }) => (ranks.get(read.path) ?? 0) > wanted);
  if (next) return ahead(plan, located, next, slot);
  const container = parentPath === '' ? null : containerEnd(located, parentPath);
  if (container)
    return {
      from: container.at,
      to: container.at,
      insert: inDocument(plan, `\n${indented(slot.source, container.indent)}`),
    };
  return insertBlock(plan, contentEnd(plan.text, ownSpan(plan, located)), slot.source);
}

const parentOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

function fieldRanks({ node }: LocatedNode): Map<string, number> {
  const ranks = new Map<string, number>();
  const add = (slots: readonly SlotSchema[], prefix: string): void => {
    for (const slot of slots) {
      ranks.set(prefix + slot.id, ranks.size);
      if (slot.node === 'container') add(slot.slots, `${prefix}${slot.id}/`);
    }
  };
  add(node.schema?.slots ?? [], '');
  return ranks;
}

function containerEnd({ node, start }: LocatedNode, path: string): { at: number; indent: string } | null {
  for (const { part, at } of node.parts) {
    const found = part.containers.find((container) => container.path === path);
    if (!found) continue;
    const indent = ' '.repeat(found.labelled.item?.indent ?? 2);
    return { at: start + at + Math.max(found.labelled.labelSpan.to, found.labelled.inline.to), indent };
  }
  return null;
}

const spanOfField = ({ node, start }: LocatedNode, { read, at }: NodeField): { from: number; to: number } => {
  const from = read.labelled?.whole.from ?? read.blocks[0]?.from ?? 0;
  const to = read.labelled?.whole.to ?? read.blocks.at(-1)?.to ?? node.length;
  return { from: start + at + from, to: start + at + to };
};

// Items and lines of one paragraph follow each other; other forms stand apart.
function after(plan: Plan, located: LocatedNode, field: NodeField, slot: SlotSchema): TextEdit {
  const span = spanOfField(located, field);
  const clause = clauseLike(plan, span.from, field, slot);
  if (clause) {
    const ends = /[.!?]$/.test(plan.text.slice(span.from, span.to));
    const insert = ends ? ` ${clause.capital}` : `, ${clause.small}`;
    return { from: span.to, to: span.to, insert };
  }
  const form = field.read.labelled?.form;
  const joined =
    (form === 'item' && slot.source.startsWith('- ')) ||
    (form === 'line' && field.read.blocks.length === 0 && /^\*\*/.test(slot.source));
  const own = form === 'head' ? asHead(slot.source) : slot.source;
  const source = indented(own, form === 'item' ? indentOf(plan.text, span.from) : '');
  return { from: span.to, to: span.to, insert: inDocument(plan, (joined ? '\n' : '\n\n') + source) };
}

// A bold line owns all that stands below it, so what comes after is a bold line too.
function asHead(source: string): string {
  const item = /^(?:- )?(\*\*.+?\*\*:?)[ \t]*([\s\S]*)$/.exec(source);
  if (!item) return source;
  const below = (item[2] ?? '').replace(/^\n+/, '').replace(/^ {2}/gm, source.startsWith('- ') ? '' : '  ');
  return `${item[1] ?? ''}\n\n${below}`;
}

function ahead(plan: Plan, located: LocatedNode, field: NodeField, slot: SlotSchema): TextEdit {
  const span = spanOfField(located, field);
  const clause = clauseLike(plan, span.from, field, slot);
  if (clause) return { from: span.from, to: span.from, insert: `${clause.capital}, ` };
  const form = field.read.labelled?.form;
  const indent = form === 'item' ? indentOf(plan.text, span.from) : '';
  const source = indented(slot.source, indent).slice(indent.length);
  const joined = (form === 'item' && slot.source.startsWith('- ')) || (form === 'line' && /^\*\*/.test(slot.source));
  return { from: span.from, to: span.from, insert: inDocument(plan, source + (joined ? `\n${indent}` : '\n\n')) };
}

/** What is put into a sentence for a missing clause of it: with the marks that the clause beside it has. */
function clauseLike(
  plan: Plan,
  at: number,
  { read: { labelled } }: NodeField,
  slot: SlotSchema,
): { readonly capital: string; readonly small: string } | null {
  if (!labelled?.clause || labelled.item || slot.node !== 'field' || !slot.clause) return null;
  const mark = /^[*_]*/.exec(plan.text.slice(at, at + 2))?.[0] ?? '';
  const text = (word: string): string => `${mark}${word}${mark} [${slot.hint}]`;
  const label = slot.label ?? '';
  return {
    capital: text(label),
    small: text(/^I\s/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)),
  };
}

const indented = (source: string, indent: string): string =>
  source
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');
