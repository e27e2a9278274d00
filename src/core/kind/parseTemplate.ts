import { findFrontMatter } from '../markdown/frontMatter.ts';
import { headLabel } from '../markdown/labels.ts';
import { readOutline } from '../markdown/outline.ts';
import type { Head, PlacedRegion } from '../markdown/block.ts';
import { endOf, Region } from '../markdown/block.ts';
import type { Position } from '../markdown/source.ts';
import { LineMap } from '../markdown/source.ts';
import { slugOf } from '../markdown/title.ts';
import { checkKind } from './checkKind.ts';
import type { Directive, Problem } from './directive.ts';
import { checkClosed, propertiesIn, readDirectives, stripDirectives } from './directive.ts';
import type { FrontMatterData } from './frontMatterSchema.ts';
import type { TemplateHead } from './heads.ts';
import { readTemplateHead } from './heads.ts';
import type { ContainerSchema, GateSchema, Kind, NeedSchema, SlotSchema } from './kind.ts';
import { TRACE_TYPES } from './kind.ts';
import { readFrontMatter } from './readFrontMatter.ts';
import { starterText } from './starter.ts';
import { templatePlaces } from './templatePlaces.ts';
import type { TemplateRegion } from './templateSlots.ts';
import { isGuidance, labelledSlot, makeField, readSlots } from './templateSlots.ts';
import { addAll } from '../lists.ts';

export interface TemplateProblem extends Position {
  readonly message: string;
}

/** A kind, or what is wrong with the template: zero-based line and character of each problem. */
export type ParsedTemplate =
  | { readonly kind: Kind; readonly problems: null }
  | { readonly kind: null; readonly problems: readonly TemplateProblem[] };

/** Reads an annotated template. `origin` names the file in messages. Never throws for any text. */
export function parseTemplate(text: string, origin: string): ParsedTemplate {
  const problems: Problem[] = [];
  const kind = read(text, origin, problems);
  if (kind && problems.length === 0) return { kind, problems: null };
  const lines = new LineMap(text);
  return { kind: null, problems: problems.map(({ message, span }) => ({ message, ...lines.positionAt(span.from) })) };
}

function read(text: string, origin: string, problems: Problem[]): Kind | null {
  const front = findFrontMatter(text);
  if (!front) {
    const message = 'A template starts with front matter: a line "---", "planwright: 1", "kind: <name>", a line "---".';
    problems.push({ message, span: { from: 0, to: 0 } });
    return null;
  }
  const data = readFrontMatter(text, front, problems);
  if (!data) return null;
  checkClosed(text, front.whole.to, problems);
  const reading: Reading = { text, problems, starts: new Map() };
  const root = readBody(reading, front.whole.to);
  const kind: Kind = {
    id: data.kind,
    title: data.title ?? data.kind,
    description: data.description,
    files: data.files,
    newFile: data.newFile ?? null,
    feature: data.feature ?? null,
    likeness: data.likeness,
    inputs: data.inputs,
    documentTitle: root.title,
    header: { ...root, slots: root.slots.filter((slot) => slot.node === 'field') },
    headerRoles: headerRoles(data),
    sections: root.slots.filter((slot) => slot.node === 'container'),
    statuses: data.status.map((status) => ({ ...status, gate: status.gate ?? null, next: status.next ?? null })),
    gates: data.gates.map(gateOf),
    reflection: data.reflection ? reflectionOf(data.reflection) : null,
    intake: data.intake
      ? { ...data.intake, type: data.intake.type ?? null, rest: data.intake.rest ?? data.intake.signs.length === 0 }
      : null,
    trace: traceOf(data),
    ruleOptions: data.rules,
    starter: starterText(text.slice(front.whole.to)),
    origin,
  };
  checkKind(kind, templatePlaces(text, front.yaml, reading.starts), problems);
  return kind;
}

function headerRoles(data: FrontMatterData): Kind['headerRoles'] {
  const { status, updated, approvedBy, phase } = data.header;
  return { status: status ?? null, updated: updated ?? null, approvedBy: approvedBy ?? null, phase: phase ?? null };
}

function traceOf({ trace }: FrontMatterData): Kind['trace'] {
  return TRACE_TYPES.flatMap((type) => {
    const given = trace[type];
    if (!given) return [];
    const places = Object.entries(given.places).filter((entry) => entry[1] !== undefined);
    return [{ type, role: given.role, prefix: given.prefix ?? null, places: Object.fromEntries(places) }];
  });
}

function reflectionOf(given: NonNullable<FrontMatterData['reflection']>): Kind['reflection'] {
  const needsOf = (needs: (typeof given.criteria)[number]['needs']): readonly NeedSchema[] =>
    needs.map((need) => ({ ...need, into: need.into ?? null }));
  return {
    ...given,
    next: given.next ?? null,
    criteria: given.criteria.map((criterion) => ({ ...criterion, needs: needsOf(criterion.needs) })),
  };
}

function gateOf(gate: FrontMatterData['gates'][number]): GateSchema {
  return {
    id: gate.id,
    title: gate.title,
    covers: gate.covers,
    shows: gate.shows ?? gate.covers.at(-1) ?? '',
    needs: gate.needs,
    ready: gate.ready ?? '',
    blocked: gate.blocked ?? null,
    phase: gate.phase ?? null,
    status: gate.status ?? null,
    signs: gate.signs,
    rejects: gate.rejects,
  };
}

/** What reading a template needs and finds. */
interface Reading extends Omit<TemplateRegion, 'region' | 'start'> {
  readonly text: string;
}

/** A container while its slots are still being read. */
interface Draft {
  readonly schema: Omit<ContainerSchema, 'slots' | 'source'>;
  readonly slots: SlotSchema[];
  readonly parent: Draft | null;
  readonly start: number;
}

function readBody(reading: Reading, bodyStart: number): ContainerSchema {
  const { text } = reading;
  const regions = readOutline(text).regions.filter((placed) => placed.start >= bodyStart);
  const root = makeDraft(null, { type: 'plain', title: '', number: null }, {}, 0, bodyStart);
  let title = '';
  let open = root;
  let end = bodyStart;
  for (const placed of regions) {
    const { head } = placed.region;
    if (head?.type === 'heading' && head.level === 1 && title === '') {
      title = stripDirectives(placed.region.text.slice(head.title.from, head.title.to)).trim();
      addSlots(root, placed, reading);
    } else if (head) {
      open = openAt(open, head, placed, reading);
    } else {
      addSlots(root, placed, reading);
    }
    end = endOf(placed);
  }
  while (open.parent) open = close(open, reading, end);
  return { ...root.schema, title, slots: root.slots, source: '' };
}

function addSlots(draft: Draft, { region, start }: PlacedRegion, reading: Reading): void {
  addAll(draft.slots, readSlots({ ...reading, region, start }));
}

function openAt(current: Draft, head: Head, placed: PlacedRegion, reading: Reading): Draft {
  const { region, start } = placed;
  const from: TemplateRegion = { ...reading, region, start };
  const line = region.text.slice(head.from, head.to);
  const directive = readDirectives(line, start + head.from, reading.problems);
  const raw = stripDirectives(region.text.slice(head.title.from, head.title.to)).trim();
  let parent = current;
  while (parent.parent && parent.schema.level >= head.level) parent = close(parent, reading, start);
  if (head.type === 'bold' && /[:：]$/.test(raw)) {
    parent.slots.push(labelledSlot(from, headLabel(region, head), directive));
    return parent;
  }
  const read = readTemplateHead(raw, directive.repeat !== undefined);
  if (directive.repeat && read.type !== 'entry') checkRepeat(line, start + head.from, reading.problems);
  const draft = makeDraft(parent, read, directive, head.level, start);
  const value = draft.schema.value;
  const schema = value ? draft.schema : { ...draft.schema, guidance: guidanceOf(from) };
  const opened = { ...draft, schema };
  addSlots(opened, placed, reading);
  return opened;
}

function checkRepeat(line: string, offset: number, problems: Problem[]): void {
  const message = 'Directive: repeat is for a heading such as "Option A: [Name]" or "[Name]".';
  for (const { key, span } of propertiesIn(line, offset)) if (key === 'repeat') problems.push({ message, span });
}

function guidanceOf({ region }: TemplateRegion): string {
  const block = region.blocks.find((candidate) => isGuidance(region, candidate));
  return block ? region.text.slice(block.from + 1, block.to - 1).replace(/\s+/g, ' ') : '';
}

function makeDraft(
  parent: Draft | null,
  head: TemplateHead,
  directive: Directive,
  level: number,
  start: number,
): Draft {
  const title = head.type === 'entry' ? head.prefix.trim().replace(/-$/, '') || head.hint : head.title;
  const number = head.type === 'plain' ? head.number : null;
  const schema: Draft['schema'] = {
    node: 'container',
    type: head.type === 'entry' ? 'entry' : level === 7 ? 'group' : 'section',
    id: directive.id ?? number ?? slugOf(title),
    title,
    number,
    also: head.type !== 'entry' && parent?.parent === null ? (directive.also ?? []) : [],
    ordinal: head.type === 'entry' ? { prefix: head.prefix, style: head.style, also: directive.also ?? [] } : null,
    repeat: head.type === 'entry' ? (directive.repeat ?? { min: 0, max: null }) : null,
    guidance: '',
    optional: directive.optional ?? false,
    role: directive.role ?? null,
    progress: directive.progress ?? false,
    rows: head.type === 'entry' && (directive.rows ?? false),
    orCode: directive.orCode ?? false,
    value: head.type === 'value' ? headValue(title, head.hint, directive) : null,
    level,
  };
  return { schema, slots: [], parent, start };
}

function headValue(title: string, hint: string, directive: Directive): ContainerSchema['value'] {
  const from: TemplateRegion = { region: new Region('', null, []), start: 0, problems: [], starts: new Map() };
  const { role, optional } = directive;
  const wanted: Directive = {
    type: 'text',
    ...(role === undefined ? {} : { role }),
    ...(optional ? { optional } : {}),
  };
  const given = { text: hint, options: [], path: false };
  return makeField(from, {
    id: 'value',
    label: title,
    lead: false,
    directive: wanted,
    hint: given,
    blocks: [],
    source: '',
  });
}

/** Hands a container over to its parent, and returns the parent. A second sample of an entry adds nothing. */
function close(draft: Draft, { text, starts }: Reading, end: number): Draft {
  const { parent, schema, slots } = draft;
  if (!parent) return draft;
  const again = schema.ordinal
    ? parent.slots.some((slot) => slot.node === 'container' && slot.ordinal?.prefix === schema.ordinal?.prefix)
    : false;
  if (again) return parent;
  const container = { ...schema, slots, source: containerSource(text.slice(draft.start, end)) };
  starts.set(container, draft.start);
  parent.slots.push(container);
  return parent;
}

// Rules between sections belong to neither.
const containerSource = (text: string): string =>
  stripDirectives(text)
    .replace(/(?:\s*\n-{3,}[ \t]*)+\s*$/, '')
    .trimEnd();
