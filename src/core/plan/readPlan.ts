import type { Head, PlacedRegion, Region } from '../markdown/block.ts';
import { endOf, regionAt } from '../markdown/block.ts';
import type { Outline } from '../markdown/outline.ts';
import { readOutline } from '../markdown/outline.ts';
import { slugOf, withoutDecoration } from '../markdown/title.ts';
import type { ContainerSchema, Kind, SlotSchema } from '../kind/kind.ts';
import type { HeadText } from './match.ts';
import { headText, matchEntry, matchGroup, matchHeadField, matchSection, namedEntry, nameId } from './match.ts';
import type { Draft, Start } from './nodes.ts';
import { finishNode, startNode } from './nodes.ts';
import { readHeadPart, readPart } from './part.ts';
import type { LocatedNode, PlanNode } from './plan.ts';
import { tableOf, tablesLike } from './tableLike.ts';
import { Plan } from './plan.ts';
import type { Kept } from './unchanged.ts';
import { keptRegions, unchangedFrom } from './unchanged.ts';
import { NO_LEVEL, sectionsIn, unchangedSection } from './unchangedSection.ts';

/** Reads a text against a kind. With the plan of an earlier text, only what differs is read again. Never throws. */
export function readPlan(kind: Kind, text: string, previous?: Plan): Plan {
  const usable = previous?.kind === kind ? previous : undefined;
  return planOf(kind, readOutline(text, previous?.outline), usable);
}

export function planOf(kind: Kind, outline: Outline, previous?: Plan): Plan {
  if (previous?.outline === outline) return previous;
  const reader = new PlanReader(kind, previous);
  return new Plan(kind, outline, reader.read(outline.regions, outline.text.length));
}

const isEntry = (slot: SlotSchema): boolean => slot.node === 'container' && slot.ordinal !== null;

/** Whether an entry stands beside the one that is open, not in it. */
const canFollow = (open: Draft, { schema, level }: PlanNode): boolean =>
  open.schema === schema && (schema?.ordinal?.style !== 'name' || open.level >= level);

/** Whether a region has the table that a section should have and does not have yet: people put it under a heading. */
function holdsTableOf({ schema, parts }: Draft, region: Region): boolean {
  const field = schema && schema.value === null ? tableOf(schema) : null;
  if (!field || parts.some(({ part }) => part.fields.some((read) => read.schema === field))) return false;
  return tablesLike(region, region.blocks, field).length > 0;
}

class PlanReader {
  readonly #kind: Kind;
  /** An earlier version, so that some entries may be as they were. */
  readonly #previous: Plan | undefined;
  readonly #root: Draft;
  readonly #stack: Draft[];
  readonly #taken = new Set<ContainerSchema>();
  readonly #ids = new Map<string, number>();
  #topLevel = NO_LEVEL;
  #titled = false;
  #regions: readonly PlacedRegion[] = [];
  #index = 0;
  #kept: Kept | null = null;

  constructor(kind: Kind, previous: Plan | undefined) {
    this.#kind = kind;
    this.#previous = previous;
    this.#root = startNode({ id: 'header', schema: kind.header, title: '', ordinal: null }, 0, 0);
    this.#stack = [this.#root];
  }

  read(regions: readonly PlacedRegion[], end: number): Plan['root'] {
    this.#regions = regions;
    for (; this.#index < regions.length; this.#index++) {
      const placed = regions[this.#index];
      if (placed) this.#add(placed);
    }
    this.#closeTo(1, end);
    return finishNode(this.#root, end, this.#previous?.root);
  }

  #add(placed: PlacedRegion): void {
    const { region } = placed;
    if (region.frontMatter) return;
    const { head } = region;
    if (!head) this.#continue(placed, true);
    else if (this.#isTitle(region, head)) this.#openTitle(placed, head);
    else if (!this.#previous || !this.#takeOver(placed, this.#previous))
      this.#openHead(placed, head, headText(region, head));
  }

  // The first heading of level 1; or a later one that has the template's title, when other text stands before the plan.
  #isTitle(region: Region, head: Head): boolean {
    if (head.type !== 'heading' || head.level !== 1 || this.#taken.size > 0) return false;
    const title = region.text.slice(head.title.from, head.title.to);
    return !this.#titled || slugOf(title) === slugOf(this.#kind.documentTitle);
  }

  #openTitle(placed: PlacedRegion, head: Head): void {
    const text = headText(placed.region, head);
    const section = matchSection(this.#kind, text, head, this.#taken, this.#topLevel);
    // Documents of a kind without a title of its own may begin with a section.
    if (section && (section.schema.number !== null || this.#kind.documentTitle === '')) {
      this.#openHead(placed, head, text);
      return;
    }
    this.#closeTo(1, placed.start);
    this.#titled = true;
    this.#root.title = withoutDecoration(placed.region.text.slice(head.title.from, head.title.to));
    this.#addPart(this.#root, placed, readPart(placed.region, this.#kind.header, true));
  }

  #openHead(placed: PlacedRegion, head: Head, text: HeadText): void {
    if (this.#openSection(placed, head, text)) return;
    for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
      const draft = this.#stack[depth];
      if (draft?.schema && this.#openWithin(draft.schema, depth, placed, head, text)) return;
    }
    this.#openUnknown(placed, head, text);
  }

  #openSection(placed: PlacedRegion, head: Head, text: HeadText): boolean {
    const found = matchSection(this.#kind, text, head, this.#taken, this.#topLevel);
    if (!found || (head.type === 'bold' && found.schema.number === null && found.schema.value === null)) return false;
    const { schema, parents } = found;
    if (parents.length === 0) this.#topLevel = Math.min(this.#topLevel, head.level);
    this.#taken.add(schema);
    let depth = 0;
    parents.forEach((parent) => {
      const at = this.#stack.findIndex((draft) => draft.schema === parent);
      depth = Math.max(depth, at);
    });
    const parent = this.#stack[depth];
    const id = schema.number ?? (depth > 0 && parent ? `${parent.id}/${schema.id}` : schema.id);
    this.#open(depth, placed, head, {
      id,
      schema,
      title: schema.value ? schema.title : text.title,
      ordinal: text.number,
    });
    return true;
  }

  #openWithin(schema: ContainerSchema, depth: number, placed: PlacedRegion, head: Head, text: HeadText): boolean {
    const parentId = this.#stack[depth]?.id ?? '';
    const entry = matchEntry(schema, text);
    if (entry) {
      const id = `${parentId}/${entry.schema.id}-${entry.ordinal.toLowerCase()}`;
      this.#open(depth, placed, head, { id, schema: entry.schema, title: entry.title, ordinal: entry.ordinal });
      return true;
    }
    const group = matchGroup(schema, text);
    if (group) {
      this.#open(depth, placed, head, { id: `${parentId}/${group.id}`, schema: group, title: text.raw, ordinal: null });
      return true;
    }
    const field = matchHeadField(schema, text);
    const draft = this.#stack[depth];
    if (!draft) return false;
    if (!field) return this.#openNamed(draft, schema, depth, placed, head, text);
    this.#closeTo(depth + 1, placed.start);
    this.#addPart(draft, placed, readHeadPart(placed.region, schema, field.id, field));
    return true;
  }

  // A heading below another entry of the kind belongs to that one.
  #openNamed(draft: Draft, schema: ContainerSchema, depth: number, placed: PlacedRegion, head: Head, text: HeadText) {
    const entry = namedEntry(schema);
    const open = this.#stack[depth + 1];
    if (!entry || head.type !== 'heading' || head.level <= draft.level) return false;
    if (open && open.level < head.level) return false;
    const id = `${draft.id}/${nameId(entry, text.raw)}`;
    this.#open(depth, placed, head, { id, schema: entry, title: text.raw, ordinal: null });
    return true;
  }

  #takeOver(placed: PlacedRegion, previous: Plan): boolean {
    this.#kept ??= keptRegions(this.#regions, previous.outline.regions);
    return this.#takeSection(placed, previous, this.#kept) || this.#takeEntries(placed, previous, this.#kept);
  }

  #takeSection({ start }: PlacedRegion, previous: Plan, kept: Kept): boolean {
    const opened = { taken: this.#taken, topLevel: this.#topLevel, hasId: (id: string) => this.#ids.has(id) };
    const found = unchangedSection(previous, start, kept, opened);
    if (!found) return false;
    const { node } = found;
    this.#closeTo(1, start);
    this.#ids.set(node.id, 1);
    this.#topLevel = Math.min(this.#topLevel, node.level);
    for (const schema of sectionsIn(node, this.#kind)) this.#taken.add(schema);
    this.#root.children.push(found);
    this.#goOnAt(start + node.length);
    return true;
  }

  /** What comes next is the region at an offset, or nothing. */
  #goOnAt(offset: number): void {
    const next = regionAt(this.#regions, offset);
    this.#index = (next < 0 ? this.#regions.length : next) - 1;
  }

  // Entries of which not one region has to be looked at, since neither they nor what is before and after them changed.
  // What is open within their container may only be an entry of the same schema: nothing within that one can open here.
  #takeEntries({ start }: PlacedRegion, previous: Plan, kept: Kept): boolean {
    for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
      const parent = this.#stack[depth];
      const before = parent && this.#before(parent, previous);
      if (!before) continue;
      let end = start;
      for (const placed of unchangedFrom(this.#kind, before, start, kept)) {
        const { node } = placed;
        const at = end - parent.start;
        const within = this.#stack[depth + 1];
        if (this.#ids.has(node.id) || (within && !canFollow(within, node))) break;
        this.#closeTo(depth + 1, end);
        this.#ids.set(node.id, 1);
        parent.children.push(placed.at === at ? placed : { node, at });
        end += node.length;
      }
      if (end === start) continue;
      this.#goOnAt(end);
      return true;
    }
    return false;
  }

  #before(draft: Draft, previous: Plan): LocatedNode | null {
    if (draft.before !== undefined) return draft.before;
    const found = draft.schema?.slots.some(isEntry) ? previous.node(draft.id) : null;
    // Deeper headings than that of a container open what is in it.
    const isSame = found?.node.schema === draft.schema && found.node.level === draft.level;
    return (draft.before = isSame ? found : null);
  }

  // A heading that the kind does not know opens a section of its own, unless the table that the open one lacks stands
  // below it; a bold line goes on with what is open.
  #openUnknown(placed: PlacedRegion, head: Head, text: HeadText): void {
    if (head.type === 'bold') {
      this.#continue(placed, false);
      return;
    }
    let depth = this.#stack.length - 1;
    while (depth > 0 && (this.#stack[depth]?.level ?? 0) >= head.level) depth--;
    const parent = this.#stack[depth];
    if (parent && holdsTableOf(parent, placed.region)) {
      this.#closeTo(depth + 1, placed.start);
      this.#continue(placed, true);
      return;
    }
    const parentId = depth > 0 ? `${parent?.id ?? ''}/` : '';
    const id = `${parentId}${slugOf(text.title) || 'section'}`;
    this.#open(depth, placed, head, { id, schema: null, title: text.title, ordinal: text.number });
  }

  #open(depth: number, placed: PlacedRegion, head: Head, node: Start): void {
    this.#closeTo(depth + 1, placed.start);
    const seen = this.#ids.get(node.id) ?? 0;
    this.#ids.set(node.id, seen + 1);
    const id = seen === 0 ? node.id : `${node.id}~${seen + 1}`;
    const draft = startNode({ ...node, id }, head.level, placed.start);
    this.#addPart(draft, placed, readPart(placed.region, node.schema, true));
    this.#stack.push(draft);
  }

  // Under an unknown heading, labels still count for the known section that it stands in.
  #continue(placed: PlacedRegion, unlabelled: boolean): void {
    const draft = this.#stack.at(-1);
    if (draft) this.#addPart(draft, placed, readPart(placed.region, draft.schema, unlabelled));
  }

  #addPart(draft: Draft, placed: PlacedRegion, part: ReturnType<typeof readPart>): void {
    draft.parts.push({ part, at: placed.start - draft.start });
    draft.end = endOf(placed);
  }

  #closeTo(depth: number, end: number): void {
    while (this.#stack.length > depth) {
      const draft = this.#stack.pop();
      const parent = this.#stack.at(-1);
      if (!draft || !parent) return;
      parent.children.push({ node: finishNode(draft, end), at: draft.start - parent.start });
    }
  }
}
