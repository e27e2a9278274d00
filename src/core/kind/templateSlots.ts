import type { Block, ItemBlock, Region } from '../markdown/block.ts';
import type { Labelled, Leads } from '../markdown/labels.ts';
import { itemLabel, labelsOf } from '../markdown/labels.ts';
import { columnOf } from '../markdown/readBlocks.ts';
import type { Span } from '../markdown/span.ts';
import { slugOf, withoutDecoration } from '../markdown/title.ts';
import { itemsIn } from '../fields/place.ts';
import type { Directive, Problem } from './directive.ts';
import { readDirectives, stripDirectives } from './directive.ts';
import type { Hint } from './hint.ts';
import { readHint } from './hint.ts';
import type { ContainerSchema, FieldSchema, FieldType, OptionSchema, SlotSchema } from './kind.ts';
import { addAll } from '../lists.ts';

/** What reading the slots of one region of a template needs. */
export interface TemplateRegion {
  readonly region: Region;
  readonly start: number;
  readonly problems: Problem[];
  /** Where the slots that were read begin in the template. */
  readonly starts: Map<SlotSchema, number>;
}

/** In a template, a bold lead with a hint behind it is the label of a field. */
const HINTED: Leads = (_, rest) => rest === ' [';

/** The slots of a region, in the order in which they stand there. */
export function readSlots(from: TemplateRegion): SlotSchema[] {
  const slots: SlotSchema[] = [];
  let pending: Directive = {};
  for (const { block, labelled, below } of labelsOf(from.region, HINTED)) {
    if (block.type === 'comment') {
      pending = directiveIn(from, block);
      continue;
    }
    // A table of two columns has labels where their cells are bold; else it is a table like any other.
    const wanted = labelled.filter((label) => label.bold || block.type === 'list');
    if (wanted.length > 0) {
      addAll(
        slots,
        wanted.map((label) => labelledSlot(from, label, pending)),
      );
    } else if (block.type !== 'break' && !isGuidance(from.region, block)) {
      const slot = looseSlot(from, [block, ...below], pending);
      if (slot) {
        from.starts.set(slot, from.start + block.from);
        slots.push(slot);
      }
    }
    pending = {};
  }
  return slots;
}

/** An italic paragraph. */
export function isGuidance(region: Region, block: Block): boolean {
  const text = region.text.slice(block.from, block.to);
  return block.type === 'paragraph' && /^[*_][^*_\s][\s\S]*[*_]$/.test(stripDirectives(text).trim());
}

function directiveIn({ region, start, problems }: TemplateRegion, span: Span): Directive {
  return readDirectives(region.text.slice(span.from, span.to), start + span.from, problems);
}

/** A field, or a container where the items below the label are labelled themselves. */
export function labelledSlot(from: TemplateRegion, labelled: Labelled, above: Directive): SlotSchema {
  const slot = readLabelled(from, labelled, above);
  from.starts.set(slot, from.start + labelled.labelSpan.from);
  return slot;
}

function readLabelled(from: TemplateRegion, labelled: Labelled, above: Directive): SlotSchema {
  const { region } = from;
  const lineEnd = endOfLine(region.text, labelled.labelSpan.to);
  const own = labelled.form === 'cell' ? {} : directiveIn(from, { from: labelled.labelSpan.from, to: lineEnd });
  const directive = { ...above, ...own };
  const inline = stripDirectives(region.text.slice(labelled.inline.from, labelled.inline.to)).trim();
  const source = sourceOf(region, labelled.whole);
  const id = directive.id ?? slugOf(labelled.label);
  const nested = nestedLabels(region, labelled);
  if (nested.length > 0 && inline === '') {
    const slots = nested.map((label) => labelledSlot(from, label, {}));
    return labelledContainer(id, labelled.label, directive, slots, source);
  }
  const label = withoutDecoration(labelled.label);
  return makeField(from, {
    id,
    label,
    lead:
      /^[^:：?]*$/.test(region.text.slice(labelled.labelSpan.from, labelled.labelSpan.to)) && labelled.form === 'line',
    directive,
    hint: inline === '' ? null : readHint(inline),
    blocks: labelled.blocks,
    source,
  });
}

function nestedLabels(region: Region, labelled: Labelled): Labelled[] {
  const items = itemsIn(labelled.blocks);
  const labels = items.map((item) => itemLabel(region.text, item));
  return labels.every((label) => label !== null) ? labels : [];
}

function labelledContainer(
  id: string,
  title: string,
  directive: Directive,
  slots: readonly SlotSchema[],
  source: string,
): ContainerSchema {
  return {
    node: 'container',
    type: 'labelled',
    id,
    title: withoutDecoration(title),
    number: null,
    also: [],
    ordinal: null,
    repeat: null,
    guidance: '',
    optional: directive.optional ?? false,
    role: directive.role ?? null,
    progress: directive.progress ?? false,
    rows: false,
    orCode: false,
    value: null,
    level: 8,
    slots,
    source,
  };
}

function looseSlot(from: TemplateRegion, blocks: readonly Block[], above: Directive): FieldSchema | null {
  const first = blocks[0];
  if (!first || first.type === 'html' || first.type === 'definition') return null;
  const item = itemsIn(blocks)[0];
  const onItem = item ? directiveIn(from, { from: item.from, to: endOfLine(from.region.text, item.content) }) : {};
  const directive = { ...above, ...onItem };
  const whole = { from: first.from, to: blocks.at(-1)?.to ?? first.to };
  const source = sourceOf(from.region, whole);
  const hint = first.type === 'paragraph' ? readHint(source) : null;
  return makeField(from, { id: directive.id ?? first.type, label: null, lead: false, directive, hint, blocks, source });
}

interface FieldParts {
  readonly id: string;
  readonly label: string | null;
  readonly lead: boolean;
  readonly directive: Directive;
  readonly hint: Hint | null;
  readonly blocks: readonly Block[];
  readonly source: string;
}

export function makeField(from: TemplateRegion, parts: FieldParts): FieldSchema {
  const { directive, hint, blocks } = parts;
  const items = itemsIn(blocks);
  const type = fieldType(parts, items);
  const listHint = items[0] ? readHint(itemText(from.region, items[0])) : null;
  const given = directive.type;
  const tasks = (type === 'choice' || type === 'checklist') && items.length > 0;
  const options = tasks ? items.map((item) => itemOption(from, item)) : textOptions(hint);
  if (type === 'choice') checkInitial(directive, options, from.problems);
  return {
    node: 'field',
    id: parts.id,
    label: parts.label,
    also: directive.also ?? [],
    lead: parts.lead,
    clause: directive.clause ?? false,
    type,
    hint: hint?.text ?? (type === 'list' || type === 'questions' ? (listHint?.text ?? '') : ''),
    optional: directive.optional ?? false,
    role: directive.role ?? null,
    choose: directive.choose ?? (type === 'choice' ? 'one' : 'any'),
    options,
    columns: columnsIn(from.region, blocks),
    language: blocks.find((block) => block.type === 'fence')?.info ?? '',
    ordered: blocks.some((block) => block.type === 'list' && block.ordered),
    quote: directive.quote ?? false,
    orCode: directive.orCode ?? false,
    reference: given === 'reference' || (hint ?? listHint)?.path === true,
    initial: directive.initial ?? null,
    source: parts.source,
  };
}

function checkInitial({ initial, initialAt }: Directive, options: readonly OptionSchema[], problems: Problem[]): void {
  if (initial === undefined || !initialAt || options.some(({ text }) => text === initial)) return;
  const known = options.map(({ text }) => `"${text}"`).join(', ');
  problems.push({ message: `Directive: "${initial}" is no option of the field; there are ${known}.`, span: initialAt });
}

function fieldType({ directive, hint, blocks }: FieldParts, items: readonly ItemBlock[]): FieldType {
  if (directive.role === 'questions') return 'questions';
  if (items.length > 0 && items.every((item) => item.task)) return directive.choose === 'one' ? 'choice' : 'checklist';
  if (items.length > 0) return 'list';
  if (blocks.some((block) => block.type === 'fence')) return 'code';
  if (blocks.some((block) => block.type === 'table')) return 'table';
  if (hint && hint.options.length > 1) return 'choice';
  if (directive.type !== undefined) return directive.type;
  if (hint && /^(?:timestamp|date|yyyy-mm-dd)/i.test(hint.text)) return 'date';
  return hint?.path ? 'reference' : 'text';
}

function textOptions(hint: Hint | null): OptionSchema[] {
  return (hint?.options ?? []).map((text) => ({ id: slugOf(text), text, opens: null, holds: [] }));
}

function itemOption(from: TemplateRegion, item: ItemBlock): OptionSchema {
  const directive = directiveIn(from, { from: item.from, to: endOfLine(from.region.text, item.content) });
  const text = itemText(from.region, item);
  return { id: directive.id ?? slugOf(text), text, opens: directive.opens ?? null, holds: directive.holds ?? [] };
}

const itemText = (region: Region, item: ItemBlock): string =>
  stripDirectives(region.text.slice(item.content, item.blocks[0]?.to ?? item.to)).trim();

function columnsIn(region: Region, blocks: readonly Block[]): FieldSchema['columns'] {
  const table = blocks.find((block) => block.type === 'table');
  if (table?.type !== 'table') return [];
  return table.header.cells.map((cell, index) => {
    const title = withoutDecoration(region.text.slice(cell.from, cell.to));
    const sample = table.rows[0]?.cells[index];
    const options = sample ? readHint(region.text.slice(sample.from, sample.to).replace(/\\\|/g, '|')).options : [];
    return { id: slugOf(title) || title, title, options: options.length > 1 ? options : null };
  });
}

function endOfLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}

/** The template's own lines for a slot: directives out, indentation of the first line taken from all. */
export function sourceOf(region: Region, span: Span): string {
  const indent = columnOf(region.text, span.from);
  const lines = stripDirectives(region.text.slice(span.from, span.to)).trimEnd().split('\n');
  return lines.map((line, index) => (index === 0 ? line : line.replace(new RegExp(`^ {0,${indent}}`), ''))).join('\n');
}
