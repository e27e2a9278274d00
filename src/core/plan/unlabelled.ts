import { readValue } from '../fields/fieldTypes.ts';
import type { ContainerSchema, FieldSchema, SlotSchema } from '../kind/kind.ts';
import type { Block, ListBlock } from '../markdown/block.ts';
import { slugOf } from '../markdown/title.ts';
import { leadsToExamples } from './claimBlocks.ts';
import type { FieldRead, Part } from './part.ts';
import type { NodeField, PlacedPart } from './plan.ts';

/*
 * Blocks whose label people leave out, or write in other words: a diagram right below its section, a request that is quoted
 * there, a checklist with the lines of the template, the steps of a section in their order. Looked for only where the label
 * is nowhere in the section.
 */

export function unlabelled(
  id: string,
  schema: ContainerSchema,
  parts: readonly PlacedPart[],
  fields: readonly NodeField[],
): readonly NodeField[] {
  const slots = tellable(schema);
  if (slots.length === 0) return NONE;
  const taken = new Set<Block | undefined>();
  return slots.flatMap((slot) => {
    const own = `${id}/${slot.id}`;
    if (fields.some((field) => field.id === own)) return [];
    for (const { part, at } of parts) {
      const read = readLoose(part, slot);
      // One without a language could be any of them.
      if (!read || taken.has(read.blocks[0])) continue;
      taken.add(read.blocks[0]);
      return [{ id: own, read, at }];
    }
    return [];
  });
}

const NONE: readonly never[] = [];

const known = new WeakMap<ContainerSchema, readonly FieldSchema[]>();

/** Fields with a label that can be told by their blocks alone. */
function tellable(schema: ContainerSchema): readonly FieldSchema[] {
  const found = known.get(schema);
  if (found) return found;
  const made = schema.slots.filter(
    (slot): slot is FieldSchema =>
      slot.node === 'field' && slot.label !== null && (slot.type === 'code' || hasLines(slot) || isSteps(slot, schema)),
  );
  known.set(schema, made);
  return made;
}

const hasLines = ({ type, options }: FieldSchema): boolean => type === 'checklist' && options.length > 1;

const isSteps = (slot: FieldSchema, { slots }: ContainerSchema): boolean =>
  isOrdered(slot) && slots.filter(isOrdered).length === 1;

const isOrdered = (slot: SlotSchema): boolean => slot.node === 'field' && slot.type === 'list' && slot.ordered;

function readLoose(part: Part, slot: FieldSchema): FieldRead | null {
  return part.memory.keep(slot, () => {
    const { region, loose } = part;
    if (leadsToExamples(region)) return null;
    const block = slot.type === 'code' ? codeFor(slot, loose) : listFor(slot, part);
    if (!block) return null;
    const blocks: readonly Block[] = [block];
    const value = readValue(slot, { region, labelled: null, blocks, leads: false });
    return { path: slot.id, schema: slot, labelled: null, blocks, value, judged: null };
  });
}

const codeFor = (slot: FieldSchema, loose: readonly Block[]): Block | undefined =>
  loose.find((one) => one.type === 'fence' && isLike(slot, one.info)) ??
  (slot.quote ? loose.find(({ type }) => type === 'quote') : undefined);

// A checklist by its lines; steps where there is one list in order, right below the heading of the section.
function listFor(slot: FieldSchema, { region, loose }: Part): Block | undefined {
  const lists = loose.filter((block) => block.type === 'list');
  if (hasLines(slot)) return lists.find((list) => isChecklist(region.text, list, slot));
  const ordered = lists.filter((list) => list.ordered);
  return region.head?.type === 'heading' && ordered.length === 1 ? ordered[0] : undefined;
}

function isChecklist(text: string, { items }: ListBlock, { options }: FieldSchema): boolean {
  const lines = new Set(options.map((option) => slugOf(option.text)));
  const same = items.filter(({ task, content, to }) => task && lines.has(slugOf(text.slice(content, to))));
  return same.length > 1 && same.length * 2 > items.length;
}

/** Languages of drawings and of plain text. */
const DRAWN: ReadonlySet<string> = new Set(
  ' text txt plaintext plain ascii markdown md mermaid plantuml puml dot graphviz d2'.split(' '),
);

const isLike = ({ language }: FieldSchema, info: string): boolean => {
  const written = (/^[^\s{]*/.exec(info)?.[0] ?? '').toLowerCase();
  return language === 'text' || language === '' ? DRAWN.has(written) : written === '' || written === language;
};
