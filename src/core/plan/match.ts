import type { Head, Region } from '../markdown/block.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import type { ReadTitle } from '../markdown/title.ts';
import { readTitle, slugOf, withoutDecoration } from '../markdown/title.ts';
import type { ContainerSchema, FieldSchema, Kind, SlotSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { slotSlugs } from '../kind/slotSlugs.ts';

/** A section of a kind with the sections around it, outermost first. */
export interface KnownSection {
  readonly schema: ContainerSchema;
  readonly slug: string;
  /** Slugs of its other titles. */
  readonly also: readonly string[];
  readonly parents: readonly ContainerSchema[];
}

/** A heading or bold line, as it is compared with the kind. */
export interface HeadText extends ReadTitle {
  readonly raw: string;
  /** The slug of what stands before a colon: `Recommendation: Option B`. */
  readonly lead: string;
  /** Slugs of `raw`, number and all: whole, and up to a colon. */
  readonly rawSlug: string;
  readonly rawLead: string;
}

export function headText(region: Region, head: Head): HeadText {
  return region.keep(headText, () => compared(region.text.slice(head.title.from, head.title.to)));
}

const compared = keptByText((raw): HeadText => {
  const read = readTitle(raw);
  const bare = withoutDecoration(raw);
  const lead = leadOf(read.title, read.slug);
  const rawSlug = bare === read.title ? read.slug : slugOf(bare);
  return { ...read, lead, raw: bare, rawSlug, rawLead: leadOf(bare, rawSlug) };
});

const leadOf = (title: string, slug: string): string => {
  const colon = title.search(/[:：]/);
  return colon < 0 ? slug : slugOf(title.slice(0, colon));
};

const sectionsByKind = new WeakMap<Kind, readonly KnownSection[]>();

/** All sections of a kind in document order, nested ones after those that they stand in. */
export function knownSections(kind: Kind): readonly KnownSection[] {
  const known = sectionsByKind.get(kind) ?? [...collectSections(kind.sections, [])];
  sectionsByKind.set(kind, known);
  return known;
}

function* collectSections(slots: readonly SlotSchema[], parents: readonly ContainerSchema[]): Generator<KnownSection> {
  for (const slot of slots) {
    if (slot.node === 'field') continue;
    if (slot.type === 'section')
      yield { schema: slot, slug: slotSlugs(slot).whole, also: slot.also.map(slugOf), parents };
    if (slot.type !== 'labelled') yield* collectSections(slot.slots, [...parents, slot]);
  }
}

/**
 * The section that a heading opens: by title, by another title that the kind knows, then by number where the title is
 * none of them (translated or renamed).
 * `taken` are sections that the document has already; `level` is that of the sections met so far at the top.
 */
export function matchSection(
  kind: Kind,
  text: HeadText,
  head: Head,
  taken: ReadonlySet<ContainerSchema>,
  topLevel: number,
): KnownSection | null {
  let best: KnownSection | null = null;
  let byNumber: KnownSection | null = null;
  let byOther: KnownSection | null = null;
  // "Assumptions" may also be a part of something else.
  const isTop = head.type === 'heading' && head.level <= topLevel;
  for (const known of knownSections(kind)) {
    const { schema } = known;
    const sameNumber = schema.number === text.number;
    const fits = titleFits(known, text);
    const fitsOther = isTop && known.also.includes(text.slug);
    if ((!fits && !sameNumber && !fitsOther) || taken.has(schema)) continue;
    if (fits && sameNumber) return known;
    if (fits) best ??= known;
    else if (fitsOther) byOther ??= known;
    else byNumber ??= known;
  }
  if (best || byOther) return best ?? byOther;
  if (text.number === null || head.type !== 'heading' || !byNumber) return null;
  return byNumber.parents.length === 0 && head.level > topLevel ? null : byNumber;
}

export function titleFits({ schema, slug }: KnownSection, text: HeadText): boolean {
  return slug !== '' && (slug === text.slug || (schema.value !== null && slug === text.lead));
}

export interface EntryMatch {
  readonly schema: ContainerSchema;
  readonly ordinal: string;
  readonly title: string;
}

/** The repeatable entry that a heading or bold line opens: `Option B: Queue`, `**Commit 3 — Wire up**`, `FR-2`. */
export function matchEntry(container: ContainerSchema, text: Pick<HeadText, 'raw'>): EntryMatch | null {
  for (const slot of entriesIn(container)) {
    if (slot.ordinal?.style === 'name') continue;
    const match = entryPattern(slot).exec(text.raw);
    if (match) return { schema: slot, ordinal: match[1] ?? '', title: (match[2] ?? match[3] ?? match[4] ?? '').trim() };
  }
  return null;
}

/** The entry of a container that any heading opens; null if it has none. */
export const namedEntry = (container: ContainerSchema): ContainerSchema | null =>
  entriesIn(container).find(({ ordinal }) => ordinal?.style === 'name') ?? null;

/** The last part of the id of such an entry. */
export const nameId = ({ id }: ContainerSchema, title: string): string => `${id}-${slugOf(title) || 'untitled'}`;

const entries = new WeakMap<ContainerSchema, readonly ContainerSchema[]>();

function entriesIn(container: ContainerSchema): readonly ContainerSchema[] {
  const known = entries.get(container);
  if (known) return known;
  const found = Array.from(walkSlots(container.slots), ({ slot }) => slot).filter(
    (slot): slot is ContainerSchema => slot.node === 'container' && slot.ordinal !== null,
  );
  entries.set(container, found);
  return found;
}

const patterns = new WeakMap<ContainerSchema, RegExp>();

function entryPattern(schema: ContainerSchema): RegExp {
  const known = patterns.get(schema);
  if (known) return known;
  // `Options` is no option S. Where the template has letters, people write numbers, too.
  const ordinal = schema.ordinal?.style === 'letter' ? '(?<=[ -])[A-Za-z]|\\d+' : '\\d+(?:\\.\\d+)*[a-z]?';
  // Behind an id, a blank is enough: `AC-1 It is kept (FR-1)`. `Option A` could begin a sentence.
  const bare = schema.ordinal?.prefix.endsWith('-') ? '|\\s+(\\S.*)' : '';
  const pattern = new RegExp(
    `^(?:\\[[ xX~✓-]\\]\\s*|[\\d.]+\\s+)?${prefixPattern(schema)}[ -]*(${ordinal})(?:\\s*[:：.)—–-]\\s*(.*)|\\s+\\(([^()]*)\\)${bare}|\\s*)$`,
    'iu',
  );
  patterns.set(schema, pattern);
  return pattern;
}

/** The source of a pattern for what stands before the ordinal of an entry. */
export function prefixPattern({ ordinal }: ContainerSchema): string {
  const words = [ordinal?.prefix ?? '', ...(ordinal?.also ?? [])];
  const escaped = words.map((word) =>
    word
      .trim()
      .replace(/-$/, '')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return `(?:${escaped.join('|')})`;
}

/** A group of a container, by the title of its bold line or heading. */
export function matchGroup(container: ContainerSchema, text: HeadText): ContainerSchema | null {
  for (const slot of container.slots) {
    if (slot.node === 'field' || slot.type !== 'group') continue;
    const { whole, lead } = slotSlugs(slot);
    if (whole === text.rawSlug || (lead !== whole && lead === text.rawLead)) return slot;
  }
  return null;
}

/** A field whose label stands as a heading or a bold line of its own. */
export function matchHeadField(container: ContainerSchema, text: HeadText): FieldSchema | null {
  for (const slot of container.slots) {
    if (slot.node !== 'field' || slot.label === null) continue;
    const { whole, also } = slotSlugs(slot);
    if (whole === text.rawSlug || also.includes(text.rawSlug)) return slot;
  }
  return null;
}
