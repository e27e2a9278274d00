import type { Block, Region } from '../markdown/block.ts';
import { clausesFor, titleClauses, withClauses } from '../markdown/clauses.ts';
import type { Clauses, Labelled, LabelledBlock, Leads } from '../markdown/labels.ts';
import { headLabel, itemLabels, labelsOf } from '../markdown/labels.ts';
import { trimSpan } from '../markdown/span.ts';
import { Memory } from '../markdown/memory.ts';
import { splitLabels } from '../markdown/splitLabels.ts';
import { slugOf } from '../markdown/title.ts';
import { readValue } from '../fields/fieldTypes.ts';
import type { Value } from '../fields/value.ts';
import type { ContainerSchema, FieldSchema, SlotSchema } from '../kind/kind.ts';
import { slotSlugs } from '../kind/slotSlugs.ts';
import { choicesOf, headHint } from './headHint.ts';
import { claimBlocks, leadsToExamples } from './claimBlocks.ts';
import { addAll } from '../lists.ts';

/** A field as it stands in a region. Spans in it are relative to the region. */
export interface FieldRead {
  /** Ids from the container to the field, joined by `/`. */
  readonly path: string;
  readonly schema: FieldSchema;
  readonly labelled: Labelled | null;
  /** The blocks that hold the value of a field without a label. */
  readonly blocks: readonly Block[];
  readonly value: Value;
  /** What `judgeField` made of it, which alone sets it: a weak map of thousands keeps the collector busy. */
  judged: object | null;
}

/** A region read against a container of the kind. Kept while the region's text is the same. */
export interface Part {
  readonly memory: Memory;
  readonly region: Region;
  readonly schema: ContainerSchema | null;
  readonly fields: readonly FieldRead[];
  /** Blocks that no field owns: prose, and whatever the kind does not know. */
  readonly loose: readonly Block[];
  /** Labels with labelled items that stand here, by path. */
  readonly containers: readonly { readonly path: string; readonly labelled: Labelled }[];
  /** Labels that stand here a second time: only the first of each is read. */
  readonly repeated: readonly Labelled[];
}

/** Fields and labelled containers that a region of a container may hold, with their paths. */
interface Expected {
  readonly path: string;
  readonly slot: SlotSchema;
}

interface Mutable {
  readonly fields: FieldRead[];
  readonly loose: Block[];
  readonly containers: { path: string; labelled: Labelled }[];
  readonly repeated: Labelled[];
}

const nothing = (): Mutable => ({ fields: [], loose: [], containers: [], repeated: [] });

/** Reads a region against a container. Fields without a label are looked for only where `unlabelled` is set. */
export function readPart(region: Region, schema: ContainerSchema | null, unlabelled: boolean): Part {
  if (!schema) return region.keep(readUnknown, () => readUnknown(region));
  return region.keep(unlabelled ? schema : schema.slots, () => readKnown(region, schema, unlabelled));
}

const readUnknown = (region: Region): Part => ({
  region,
  schema: null,
  ...nothing(),
  loose: region.blocks,
  memory: new Memory(),
});

function readKnown(region: Region, schema: ContainerSchema, unlabelled: boolean): Part {
  const into = nothing();
  const expected = expectedIn(schema);
  const clauses = clausesOf(schema);
  const found = withClauses(region.text, labelsOf(region, leadsOf(schema)), clauses);
  const isBehind = labelsBehind(expected, found);
  for (const one of found)
    readBlock(region, schema, expected, { ...one, labelled: split(region, one, isBehind) }, into);
  if (clauses && schema.ordinal && unlabelled && region.head)
    for (const one of titleClauses(region.text, region.head.title, found, clauses)) {
      const match = matchLabel(expected, one.label);
      if (match) readLabelled(region, schema, match, one, into);
    }
  if (unlabelled && schema.ordinal && region.head) readHeadHint(region, schema, into);
  if (schema.value && unlabelled && region.head)
    into.fields.unshift(headValue(region, schema.value, leadsOf(schema), into.loose));
  if (unlabelled || leadsToExamples(region)) claimUnlabelled(region, schema, into, !unlabelled);
  return { region, schema, ...into, memory: new Memory() };
}

function readHeadHint(region: Region, schema: ContainerSchema, into: Mutable): void {
  const left = choicesOf(schema).filter((choice) => !into.fields.some((field) => field.schema === choice));
  const found = headHint(region, left);
  if (found) into.fields.push(readField(region, found.field.id, found.field, found.labelled));
}

/** Whether a label is one that the kind knows and that does not stand in a place of its own: there it counts. */
function labelsBehind(expected: readonly Expected[], found: readonly LabelledBlock[]): (label: string) => boolean {
  let led: ReadonlySet<string | undefined> | undefined;
  return (label) => {
    const match = matchLabel(expected, label);
    led ??= new Set(found.flatMap(({ labelled }) => labelled.map((one) => matchLabel(expected, one.label)?.path)));
    return match !== null && !led.has(match.path);
  };
}

const split = (
  { text }: Region,
  { labelled }: LabelledBlock,
  isBehind: (label: string) => boolean,
): readonly Labelled[] => labelled.flatMap((one) => splitLabels(text, one, isBehind));

function readBlock(
  region: Region,
  schema: ContainerSchema,
  expected: readonly Expected[],
  found: LabelledBlock,
  into: Mutable,
): void {
  let known = false;
  for (const labelled of found.labelled) {
    const match = matchLabel(expected, labelled.label);
    if (!match) continue;
    if (into.fields.some((field) => field.path === match.path)) {
      if (labelled.bold && labelled.form !== 'cell') into.repeated.push(labelled);
      continue;
    }
    known = true;
    readLabelled(region, schema, match, labelled, into);
  }
  if (!known) addAll(into.loose, [found.block, ...found.below]);
}

function readLabelled(
  region: Region,
  schema: ContainerSchema,
  { path, slot }: Expected,
  labelled: Labelled,
  into: Mutable,
): void {
  if (slot.node === 'field') {
    into.fields.push(readField(region, path, slot, labelled, leadsOf(schema) !== null));
    return;
  }
  if (slot.value) {
    into.fields.push(readField(region, path, slot.value, labelled));
    return;
  }
  into.containers.push({ path, labelled });
  const expected = expectedIn(slot, `${path}/`);
  for (const block of labelled.blocks) {
    if (block.type !== 'list') continue;
    for (const nested of itemLabels(region.text, block)) {
      const match = matchLabel(expected, nested.label);
      if (match) readLabelled(region, schema, match, nested, into);
    }
  }
}

/** What labels in a part of an entry say about the section around it: values of its headings, and what is below those. */
export function readForSection({ region, fields, memory }: Part, section: ContainerSchema): readonly FieldRead[] {
  return memory.keep(section, () => {
    const into = nothing();
    const own = new Set(fields.map(({ labelled }) => labelled));
    const expected = expectedIn(section).filter(({ path }) => path.includes('/') || isValue(section, path));
    for (const { labelled } of labelsOf(region)) {
      for (const one of labelled) {
        const match = own.has(one) ? null : matchLabel(expected, one.label);
        if (match) readLabelled(region, section, match, one, into);
      }
    }
    return into.fields;
  });
}

const isValue = ({ slots }: ContainerSchema, path: string): boolean =>
  slots.some((slot) => slot.id === path && slot.node === 'container' && slot.value !== null);

/** Reads a field with its label. `leads`: bold leads are labels where it stands, so that typed ones are escaped. */
export function readField(
  region: Region,
  path: string,
  schema: FieldSchema,
  labelled: Labelled,
  leads = false,
): FieldRead {
  const place = { region, labelled, blocks: labelled.blocks, leads };
  return { path, schema, labelled, blocks: labelled.blocks, value: readValue(schema, place), judged: null };
}

/**
 * A region whose head is the label of a field (`**Modified Files:**`, or a heading where a label is expected). What the
 * field owns ends at a paragraph with another label of the container: `**Options:**`, a list, `**Decision:** The first`.
 */
export function readHeadPart(region: Region, schema: ContainerSchema, path: string, field: FieldSchema): Part {
  const head = region.head;
  if (!head) return readPart(region, schema, false);
  return region.keep(field, () => {
    const into = nothing();
    const expected = expectedIn(schema);
    const found = labelsOf(region, leadsOf(schema));
    const at = found.findIndex((one) => startsOther(one, expected, path));
    const behind = at < 0 ? [] : found.slice(at);
    into.fields.push(readField(region, path, field, headLabel(region, head, behind[0]?.block)));
    for (const one of behind) readBlock(region, schema, expected, one, into);
    return { region, schema, ...into, memory: new Memory() };
  });
}

const startsOther = ({ block, labelled }: LabelledBlock, expected: readonly Expected[], path: string): boolean =>
  block.type === 'paragraph' &&
  labelled.some(
    (one) => one.bold && one.whole.from === block.from && (matchLabel(expected, one.label)?.path ?? path) !== path,
  );

// `### Recommendation: Option B`: the value is what follows the colon in the heading, else the paragraph right below it.
function headValue(region: Region, schema: FieldSchema, leads: Leads | null, loose: Block[]): FieldRead {
  const title = region.head?.title ?? { from: 0, to: 0 };
  const raw = region.text.slice(title.from, title.to);
  const colon = /[:：](?:\*\*|__)?[ \t]*/.exec(raw);
  const from = colon ? title.from + colon.index + colon[0].length : title.to;
  const to = /^(\*\*|__).*\1$/.test(raw) && !/(?:\*\*|__)[ \t]*$/.test(colon?.[0] ?? '') ? title.to - 2 : title.to;
  const labelled: Labelled = {
    label: schema.label ?? '',
    form: 'title',
    bold: true,
    labelSpan: { from: title.from, to: from },
    inline: { from, to: Math.max(from, to) },
    blocks: [],
    whole: title,
    item: null,
  };
  const below = from < to ? null : takeParagraph(region, leads, loose);
  if (!below) return readField(region, '', schema, labelled);
  const whole = { from: title.from, to: below.to };
  return readField(region, '', schema, { ...labelled, form: 'head', blocks: [below], whole });
}

// Up to the first label in it.
function takeParagraph(region: Region, leads: Leads | null, loose: Block[]): Block | null {
  const [first] = labelsOf(region, leads);
  if (first?.block.type !== 'paragraph' || isItalic(region, first.block)) return null;
  const { block, labelled } = first;
  const { from, to } = trimSpan(region.text, { from: block.from, to: labelled[0]?.whole.from ?? block.to });
  if (from === to) return null;
  if (loose[0] === block) loose.shift();
  return { type: 'paragraph', from, to };
}

const isItalic = ({ text }: Region, { from, to }: Block): boolean => /^[*_](?![*_])/.test(text.slice(from, to));

const leadsBySchema = new WeakMap<ContainerSchema, Leads | null>();

/** The bold leads that are labels in a container; null where there are none, as in most. */
function leadsOf(schema: ContainerSchema): Leads | null {
  const known = leadsBySchema.get(schema);
  if (known !== undefined) return known;
  const slugs = new Set(
    schema.slots.flatMap((slot) => {
      if (slot.node !== 'field' || !(slot.lead || slot.clause)) return [];
      const { whole, also } = slotSlugs(slot);
      return slot.clause ? [whole, ...also] : [whole];
    }),
  );
  const made: Leads | null = slugs.size === 0 ? null : (label) => slugs.has(slugOf(label));
  leadsBySchema.set(schema, made);
  return made;
}

const clausesBySchema = new WeakMap<ContainerSchema, Clauses | null>();

/** The labels in a container that may be words of one sentence; null where there are none, as in most. */
function clausesOf(schema: ContainerSchema): Clauses | null {
  const known = clausesBySchema.get(schema);
  if (known !== undefined) return known;
  const words = schema.slots.flatMap((slot) =>
    slot.node === 'field' && slot.clause ? [[slot.label ?? '', ...slot.also]] : [],
  );
  const made = words.length < 2 ? null : clausesFor(words);
  clausesBySchema.set(schema, made);
  return made;
}

const expectedBySchema = new WeakMap<ContainerSchema, Map<string, readonly Expected[]>>();

function expectedIn(schema: ContainerSchema, prefix = ''): readonly Expected[] {
  const byPrefix = expectedBySchema.get(schema) ?? new Map<string, readonly Expected[]>();
  expectedBySchema.set(schema, byPrefix);
  const known = byPrefix.get(prefix) ?? collectExpected(schema, prefix);
  byPrefix.set(prefix, known);
  return known;
}

function collectExpected(schema: ContainerSchema, prefix: string): readonly Expected[] {
  return schema.slots.flatMap((slot): Expected[] => {
    const path = prefix + slot.id;
    if (slot.node === 'field') return slot.label === null ? [] : [{ path, slot }];
    if (slot.value) return [{ path, slot }, ...expectedIn(slot, `${path}/`)];
    return slot.type === 'labelled' ? [{ path, slot }] : [];
  });
}

/** Labels are compared by their letters; one side of a slash is enough (`User Story` for `User Story/Goal`). */
function matchLabel(expected: readonly Expected[], label: string): Expected | null {
  if (expected.length === 0) return null;
  const slug = slugOf(label);
  const exact = expected.find(({ slot }) => slotSlugs(slot).whole === slug);
  return exact ?? expected.find(({ slot }) => slotSlugs(slot).sides.includes(slug)) ?? null;
}

export const labelOf = (slot: SlotSchema): string => (slot.node === 'field' ? (slot.label ?? '') : slot.title);

function claimUnlabelled(region: Region, schema: ContainerSchema, into: Mutable, lists: boolean): void {
  for (const slot of schema.slots) {
    if (slot.node !== 'field' || slot.label !== null || (lists && slot.type !== 'list')) continue;
    const blocks = claimBlocks(region, schema, slot, into.loose);
    if (blocks.length === 0) continue;
    const place = { region, labelled: null, blocks, leads: leadsOf(schema) !== null };
    into.fields.push({
      path: slot.id,
      schema: slot,
      labelled: null,
      blocks,
      value: readValue(slot, place),
      judged: null,
    });
  }
}
