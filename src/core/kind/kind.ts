/*
 * A kind: what a template says a document consists of. Everything here is read-only data; nothing in the product
 * knows a particular kind by name.
 */

export type FieldType =
  'text' | 'list' | 'choice' | 'checklist' | 'questions' | 'table' | 'code' | 'date' | 'reference';

export interface OptionSchema {
  readonly id: string;
  readonly text: string;
  /** Id of the group that this option opens; groups that no chosen option opens are folded and not judged. */
  readonly opens: string | null;
  /** Codes that must have no finding for the line to hold (completion checklists), or `approval:<gate>`. */
  readonly holds: readonly string[];
}

export interface ColumnSchema {
  readonly id: string;
  readonly title: string;
  readonly options: readonly string[] | null;
}

export interface FieldSchema {
  readonly node: 'field';
  /** Unique among its siblings: a slug of the label, or the directive's `id`. */
  readonly id: string;
  readonly label: string | null;
  /** Other labels that documents write it under. */
  readonly also: readonly string[];
  /** The label is a bold lead without a colon: `**Given** …`. */
  readonly lead: boolean;
  /** The label may be the word of a sentence that it shares with others: `Given a cart, when it is empty, then …`. */
  readonly clause: boolean;
  readonly type: FieldType;
  /** What the brackets held: the placeholder of the field or of its items. */
  readonly hint: string;
  readonly optional: boolean;
  readonly role: string | null;
  /** One or any number of options (choice, checklist). */
  readonly choose: 'one' | 'any';
  readonly options: readonly OptionSchema[];
  readonly columns: readonly ColumnSchema[];
  readonly language: string;
  readonly ordered: boolean;
  /** For lists of references: items begin with a file path. */
  readonly reference: boolean;
  /** Of code: a quotation may stand in its place. */
  readonly quote: boolean;
  /** Blocks of code in its section may stand in its place. */
  readonly orCode: boolean;
  readonly initial: string | null;
  /** The lines of the template that define the slot, without directives: what is put in where it is missing. */
  readonly source: string;
}

export interface Ordinal {
  /** The word before the ordinal, as the template writes it: `Option`, `FR-`, `Commit`. */
  readonly prefix: string;
  /** With `name` there is neither a prefix nor an ordinal: every heading is an entry, and its title tells it. */
  readonly style: 'number' | 'letter' | 'name';
  /** Other words for the prefix, as documents may have them: `Approach` for `Option`. */
  readonly also: readonly string[];
}

/** How often an entry may occur; null for any number of times. */
export interface Repeat {
  readonly min: number;
  readonly max: number | null;
}

export interface ContainerSchema {
  readonly node: 'container';
  /** A heading, a bold line, a repeatable block, or a label with labelled items below it. */
  readonly type: 'section' | 'group' | 'entry' | 'labelled';
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  /** Of a section at the top: other titles that documents give it. */
  readonly also: readonly string[];
  readonly ordinal: Ordinal | null;
  readonly repeat: Repeat | null;
  readonly guidance: string;
  readonly optional: boolean;
  readonly role: string | null;
  /** Whether ticks and states in it record progress, and so do not count for a digest. */
  readonly progress: boolean;
  /** Of an entry: rows of a table may be entries. */
  readonly rows: boolean;
  /** Of an entry: blocks of code in its section may stand in its place. */
  readonly orCode: boolean;
  /** A value that stands in the heading itself: `Recommendation: [Option X]`. */
  readonly value: FieldSchema | null;
  readonly level: number;
  readonly slots: readonly SlotSchema[];
  readonly source: string;
}

export type SlotSchema = FieldSchema | ContainerSchema;

/** How many people with a role have to sign. */
export interface SignSchema {
  readonly role: string;
  readonly count: number;
}

export interface GateSchema {
  readonly id: string;
  readonly title: string;
  /** Ids of the sections whose text the gate is about. */
  readonly covers: readonly string[];
  /** The section that the gate is shown with: the last one covered, unless the template says otherwise. */
  readonly shows: string;
  readonly needs: 'none' | 'acknowledge' | 'approval';
  readonly ready: string;
  readonly blocked: string | null;
  /** What the current phase becomes when the gate is passed. */
  readonly phase: string | null;
  /** What the status becomes when the gate is approved. */
  readonly status: string | null;
  /** Who has to approve. Empty where one person is enough, whoever it is. */
  readonly signs: readonly SignSchema[];
  /** Whether it may be rejected, which asks for improvements and takes other gates back. */
  readonly rejects: boolean;
}

export interface StatusSchema {
  readonly name: string;
  /** The statuses that may follow. */
  readonly to: readonly string[];
  /** The gate that must be approved for this status to be true. */
  readonly gate: string | null;
  /** Whether everything that records progress must be done. */
  readonly finished: boolean;
  /** Whether a document with it is given up: what a person chooses instead of a decision. */
  readonly cancels: boolean;
  /** What the protocol says to do while a document has it and its commits are not done. */
  readonly next: string | null;
}

/** Something that has to be known before a document of the kind can be written. */
export interface NeedSchema {
  readonly id: string;
  readonly title: string;
  /** The question that is put into the document while nothing is known about it. */
  readonly ask: string;
  /** Ids of the sections and fields that tell about it once they are filled in. */
  readonly from: readonly string[];
  /** How many words an answer, a field or a section must have at least to tell anything. */
  readonly words: number;
  /** Labels below which requests tell about it, as forms for issues have them: `Steps to reproduce`. */
  readonly says: readonly string[];
  /** Id of the field that takes over what a request or an answer tells, while it is empty; null for none. */
  readonly into: string | null;
}

export interface CriterionSchema {
  readonly id: string;
  readonly title: string;
  /** What the criterion asks, for people. */
  readonly asks: string;
  readonly needs: readonly NeedSchema[];
}

/** Whether enough is known to go on, judged by what the document holds. */
export interface ReflectionSchema {
  /** The gate that stays shut while something is not known. */
  readonly gate: string;
  /** Id of the field that questions are put into. */
  readonly questions: string;
  /** Id of the field that says what has to happen next, if there is one. */
  readonly next: string | null;
  /** What happens next once enough is known. */
  readonly then: string;
  readonly criteria: readonly CriterionSchema[];
}

/** How a document of the kind begins with a request. */
export interface IntakeSchema {
  /** The type of ticket that the kind is for, as people name it. */
  readonly ticket: string;
  /** Id of the field that holds the request word for word. */
  readonly request: string;
  /** Id of the field that holds the type of ticket, if there is one. */
  readonly type: string | null;
  /** Words that tell that a request is of this type; `*` stands for the rest of a word. */
  readonly signs: readonly string[];
  /** Whether the kind takes what no kind has a sign for. */
  readonly rest: boolean;
}

/** What a traceability graph is made of. The template says where each of them stands. */
export const TRACE_TYPES = [
  'requirement',
  'criterion',
  'error',
  'rule',
  'scenario',
  'stream',
  'quality',
  'assumption',
  'verification',
  'mandate',
  'review',
] as const;

export type TraceType = (typeof TRACE_TYPES)[number];

/** What a column, a field or the title of an entry says about a node of the graph. */
export const TRACE_PLACES = [
  'id',
  'text',
  'requirements',
  'criteria',
  'after',
  'parallel',
  'agent',
  'command',
  'hint',
  'target',
  'expected',
  'state',
] as const;

export type TracePlace = (typeof TRACE_PLACES)[number];

/** Where the nodes of one type are declared. */
export interface TraceSchema {
  readonly type: TraceType;
  /** Of entries, or of a table whose rows are the nodes. */
  readonly role: string;
  /** What the ids of rows begin with: `BR-`. Entries have the prefix of their heading. */
  readonly prefix: string | null;
  /** Ids of columns, or of fields of the entry; `title` for the title of the entry. */
  readonly places: Readonly<Partial<Record<TracePlace, string>>>;
}

export interface HeaderRoles {
  readonly status: string | null;
  readonly updated: string | null;
  readonly approvedBy: string | null;
  readonly phase: string | null;
}

export interface Kind {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Globs, relative to the workspace folder. */
  readonly files: readonly string[];
  /** May hold `{plansDir}`, `{task}` and `{branch}`. */
  readonly newFile: string | null;
  /** The name of the document of this kind in the folder of a feature; null where a feature has none. */
  readonly feature: string | null;
  /** The share of the kind's headings that a file found by its path must have: others give files the same names. */
  readonly likeness: number;
  /** Names of files that stand beside a document and are read for it. */
  readonly inputs: readonly string[];
  readonly documentTitle: string;
  readonly header: ContainerSchema;
  readonly headerRoles: HeaderRoles;
  readonly sections: readonly ContainerSchema[];
  readonly statuses: readonly StatusSchema[];
  readonly gates: readonly GateSchema[];
  readonly reflection: ReflectionSchema | null;
  readonly intake: IntakeSchema | null;
  /** How its ids hang together; empty where the kind does not say. */
  readonly trace: readonly TraceSchema[];
  /** Options of rules, by rule name, unread: each rule parses its own. */
  readonly ruleOptions: Readonly<Record<string, unknown>>;
  /** What a new document contains. */
  readonly starter: string;
  /** Where the template was read from, for messages. */
  readonly origin: string;
}

/** Walks a container's slots depth first, with the path of ids from the container. */
export function* walkSlots(
  slots: readonly SlotSchema[],
  path: readonly string[] = [],
): Generator<{ slot: SlotSchema; path: readonly string[] }> {
  for (const slot of slots) {
    const here = [...path, slot.id];
    yield { slot, path: here };
    if (slot.node === 'container') yield* walkSlots(slot.slots, here);
  }
}

export function findSection(sections: readonly ContainerSchema[], id: string): ContainerSchema | null {
  for (const { slot } of walkSlots(sections)) {
    if (slot.node === 'container' && slot.type === 'section' && slot.id === id) return slot;
  }
  return null;
}

/** The id that a slot of a kind has in a document, for what is not within a repeatable entry. */
export function* slotIds(kind: Kind): Generator<string> {
  for (const { id } of placedSlots(kind)) yield id;
}

/** The slots of a kind by their ids in a document, but for what is within a repeatable entry. */
export function* placedSlots(kind: Kind): Generator<PlacedSlot> {
  yield* placedBelow(kind.header.slots, 'header/');
  yield* placedBelow(kind.sections, '');
}

interface PlacedSlot {
  readonly id: string;
  readonly slot: SlotSchema;
}

function* placedBelow(slots: readonly SlotSchema[], prefix: string): Generator<PlacedSlot> {
  for (const slot of slots) {
    const isNumbered = slot.node === 'container' && slot.number !== null;
    const id = isNumbered ? slot.number : prefix + slot.id;
    yield { id, slot };
    if (slot.node === 'container' && slot.ordinal === null) yield* placedBelow(slot.slots, `${id}/`);
  }
}
