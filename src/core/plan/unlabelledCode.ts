import { readValue } from '../fields/fieldTypes.ts';
import type { ContainerSchema, FieldSchema } from '../kind/kind.ts';
import type { Block } from '../markdown/block.ts';
import { leadsToExamples } from './claimBlocks.ts';
import type { FieldRead, Part } from './part.ts';
import type { NodeField, PlacedPart } from './plan.ts';

/*
 * Blocks of code whose label people leave out, or write in other words: a diagram right below its section, a request that
 * is quoted there. Looked for only where the label is nowhere in the section.
 */

export function unlabelledCode(
  id: string,
  schema: ContainerSchema,
  parts: readonly PlacedPart[],
  fields: readonly NodeField[],
): readonly NodeField[] {
  const slots = labelledCode(schema);
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

function labelledCode(schema: ContainerSchema): readonly FieldSchema[] {
  const found = known.get(schema);
  if (found) return found;
  const made = schema.slots.filter(
    (slot): slot is FieldSchema => slot.node === 'field' && slot.type === 'code' && slot.label !== null,
  );
  known.set(schema, made);
  return made;
}

function readLoose(part: Part, slot: FieldSchema): FieldRead | null {
  return part.memory.keep(slot, () => {
    const { region, loose } = part;
    if (leadsToExamples(region)) return null;
    const block =
      loose.find((one) => one.type === 'fence' && isLike(slot, one.info)) ??
      (slot.quote ? loose.find(({ type }) => type === 'quote') : undefined);
    if (!block) return null;
    const blocks: readonly Block[] = [block];
    const value = readValue(slot, { region, labelled: null, blocks, leads: false });
    return { path: slot.id, schema: slot, labelled: null, blocks, value, judged: null };
  });
}

/** Languages of drawings and of plain text. */
const DRAWN: ReadonlySet<string> = new Set(
  ' text txt plaintext plain ascii markdown md mermaid plantuml puml dot graphviz d2'.split(' '),
);

const isLike = ({ language }: FieldSchema, info: string): boolean => {
  const written = (/^[^\s{]*/.exec(info)?.[0] ?? '').toLowerCase();
  return language === 'text' || language === '' ? DRAWN.has(written) : written === '' || written === language;
};
