import type { ContainerSchema, Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { Block, Region } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import { withoutDecoration } from '../markdown/title.ts';
import { matchEntry } from '../plan/match.ts';
import { gather } from './openSlots.ts';

/** A line that looks like the head of an entry. */
export interface EntryLine extends Span {
  readonly entry: ContainerSchema;
  readonly label: string;
  readonly title: string;
}

/**
 * Lines that begin in bold with the name of an entry, or as an item with its id and a colon, and are neither a heading nor a
 * line of their own.
 */
export const entryLines = gather<EntryLine>((node, kind) => {
  const found = node.schema && sectionOf(node.schema, kind);
  if (!found) return [];
  return node.parts.flatMap(({ part: { region }, at }) =>
    region.keep(found, () => linesIn(region, found.section, kind)).map((line) => ({ ...line, ...shift(line, at) })),
  );
});

function linesIn(region: Region, section: ContainerSchema, kind: Kind): readonly EntryLine[] {
  const { text } = region;
  return [...leadsIn(region.blocks)].flatMap(({ from, isItem }): EntryLine[] => {
    if (!text.startsWith('**', from) && !(isItem && isIdAt(text, from))) return [];
    const line = /.*/.exec(text.slice(from, from + 300))?.[0].trimEnd() ?? '';
    if (/^[*_]*~~/.test(line)) return [];
    const entry = matchEntry(section, { raw: withoutDecoration(line) });
    // `strayEntries` knows those that are traced.
    if (!entry || entry.title === '' || kind.trace.some(({ role }) => role === entry.schema.role)) return [];
    const label = `${entry.schema.ordinal?.prefix ?? ''}${entry.ordinal}`;
    return [{ entry: entry.schema, label, title: entry.title, from, to: from + line.length }];
  });
}

const ID = /[A-Z]{1,8}-\d[\w.]*[:：]/y;

function isIdAt(text: string, at: number): boolean {
  ID.lastIndex = at;
  return ID.test(text);
}

/** Where paragraphs begin, also those that begin an item. */
function* leadsIn(blocks: readonly Block[]): Generator<{ readonly from: number; readonly isItem: boolean }> {
  for (const block of blocks) {
    if (block.type === 'paragraph') yield { from: block.from, isItem: false };
    else if (block.type === 'list')
      for (const item of block.items) if (item.blocks.length > 0) yield { from: item.content, isItem: true };
  }
}

/** A section with entries; also the key by which regions keep their lines. */
interface Found {
  readonly section: ContainerSchema;
}

const sections = new WeakMap<Kind, ReadonlyMap<ContainerSchema, Found>>();

/** The section at the top that a container is in, while there are entries in that one. */
function sectionOf(schema: ContainerSchema, kind: Kind): Found | null {
  let known = sections.get(kind);
  if (!known) sections.set(kind, (known = sectionsWithEntries(kind)));
  return known.get(schema) ?? null;
}

function sectionsWithEntries(kind: Kind): Map<ContainerSchema, Found> {
  const found = new Map<ContainerSchema, Found>();
  for (const section of kind.sections) {
    const inside = [section, ...Array.from(walkSlots(section.slots), ({ slot }) => slot)];
    const containers = inside.filter((slot) => slot.node === 'container');
    if (containers.some(({ ordinal }) => ordinal && ordinal.style !== 'name'))
      for (const container of containers) found.set(container, { section });
  }
  return found;
}
