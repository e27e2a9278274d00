import type { ContainerSchema } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import { isNothing, normalizeTyped } from '../markdown/slotText.ts';
import { withoutDecoration } from '../markdown/title.ts';
import { nameId, prefixPattern } from '../plan/match.ts';
import type { Span } from '../markdown/span.ts';
import type { LocatedNode, Plan, PlanNode } from '../plan/plan.ts';
import { spanOfNode } from '../plan/plan.ts';
import { ONE_LINE } from '../fields/place.ts';
import type { Planned } from './change.ts';
import { notFound, refuse } from './change.ts';
import type { EditRefusal } from './result.ts';
import { insertContainer, levelIn, shiftHeadings } from './insertion.ts';
import type { IntentOf } from './intent.ts';
import { rearranged } from './items.ts';
import { contentEnd } from './lines.ts';

const within =
  (id: string) =>
  (changed: string): boolean =>
    changed === id || changed.startsWith(`${id}/`) || changed.startsWith(`${id}#`);

/** Adds an entry after the others of its schema, with the next free ordinal and the template's placeholders. */
export function addEntry(plan: Plan, intent: IntentOf<'addEntry'>): Planned {
  const parent = plan.node(intent.node);
  if (!parent?.node.schema) return notFound(intent.node);
  const schema = entrySchema(parent.node.schema, intent.entry);
  if (!schema?.ordinal) return refuse('invalid', `"${intent.node}" has no entries called "${intent.entry}".`);
  const id = newId(plan, parent.node.id, schema, intent.title);
  const level = levelIn(plan, parent, schema);
  const lines = numbered(plan, shiftHeadings(schema.source, schema.level, level), schema, intent.title);
  const edit = insertContainer(plan, parent, schema, lines);
  const inside = within(id);
  return {
    ok: true,
    edits: [edit],
    allows: (changed) => inside(changed) || changed === `${parent.node.id}#order`,
    holds: (after) => after.node(id)?.node.schema === schema,
  };
}

function newId(plan: Plan, parent: string, schema: ContainerSchema, title: string): string {
  if (schema.ordinal?.style !== 'name') return `${parent}/${schema.id}-${nextOrdinal(plan, schema, 0).toLowerCase()}`;
  const id = `${parent}/${nameId(schema, isNothing(title) ? schema.title : shownTitle(title))}`;
  const same = Array.from(plan.walk()).filter(({ node }) => node.id === id || node.id.startsWith(`${id}~`)).length;
  return same === 0 ? id : `${id}~${same + 1}`;
}

/** A title as it reads once it is written. */
const shownTitle = (title: string): string => withoutDecoration(encodeTitle(title));

function entrySchema(container: ContainerSchema, id: string): ContainerSchema | null {
  for (const { slot } of walkSlots(container.slots)) {
    if (slot.node === 'container' && slot.ordinal && slot.id === id) return slot;
  }
  return null;
}

function nextOrdinal(plan: Plan, schema: ContainerSchema, more: number): string {
  const taken = Array.from(plan.walk(), ({ node }) => (node.schema === schema ? (node.ordinal ?? '') : '')).filter(
    Boolean,
  );
  const isLetter = schema.ordinal?.style === 'letter' && !taken.some((ordinal) => /^\d/.test(ordinal));
  let last = 0;
  for (const ordinal of taken) {
    const value = isLetter ? ordinal.toUpperCase().charCodeAt(0) - 64 : Number.parseInt(ordinal, 10);
    if (value > last) last = value;
  }
  const next = last + 1 + more;
  return isLetter ? String.fromCharCode(64 + Math.min(next, 26)) : String(next);
}

// The heads of the entry and of entries in it get the next ordinals, the entry's own head its title.
function numbered(plan: Plan, source: string, schema: ContainerSchema, title: string): string {
  const schemas = [schema, ...Array.from(walkSlots(schema.slots), ({ slot }) => slot)];
  const seen = new Map<ContainerSchema, number>();
  return source
    .split('\n')
    .map((line, index) => {
      for (const candidate of schemas) {
        if (candidate.node === 'field' || !candidate.ordinal) continue;
        if (candidate.ordinal.style === 'name') {
          if (index === 0 && candidate === schema && !isNothing(title)) return named(line, title);
          continue;
        }
        const head = new RegExp(
          `^(#{1,6} +|\\*\\*)(${escaped(candidate.ordinal.prefix)})([A-Z]|\\d+)([:：—–-] ?)(\\[.*?\\])(\\*\\*)?$`,
          'u',
        ).exec(line);
        if (!head) continue;
        const more = seen.get(candidate) ?? 0;
        seen.set(candidate, more + 1);
        const told = index === 0 && !isNothing(title) ? encodeTitle(title) : (head[5] ?? '');
        return `${head[1] ?? ''}${head[2] ?? ''}${nextOrdinal(plan, candidate, more)}${head[4] ?? ''}${told}${head[6] ?? ''}`;
      }
      return line;
    })
    .join('\n');
}

// `### [Feature area]` with a title in place of the hint.
const named = (line: string, title: string): string =>
  line.replace(/^(#{1,6} +).*$/, (_, marks: string) => marks + encodeTitle(title));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A title is one line. What would be a mark in it, or go with the marks around it, gets a backslash, and so does a
 * backslash before a mark; marks of code stay, and are no part of what is shown.
 */
const encodeTitle = (title: string): string =>
  normalizeTyped(title, ONE_LINE)
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(MARKS_IN_TITLES, '\\$&');

const MARKS_IN_TITLES =
  /\*|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_|(?<=^`*)_|_(?=`*$)|<(?=!--)|#(?=#*$)|\{(?=#[^}]*\}$)|\[(?=[ xX]\]$)/g;

export function renameEntry(plan: Plan, intent: IntentOf<'renameEntry'>, expected: string | undefined): Planned {
  const located = plan.node(intent.node);
  const span = located && titleSpan(located);
  if (!located || !span) return notFound(intent.node);
  const refused = titleConflict(located, expected);
  if (refused) return refused;
  const title = normalizeTyped(intent.title, ONE_LINE);
  if (title === '') return refuse('invalid', 'A title cannot be empty.');
  if (title === located.node.title) return { ok: true, edits: [], allows: () => false, holds: () => true };
  if (located.node.schema?.ordinal?.style === 'name') return renameNamed(located, span, title);
  const insert = (span.separator ? '' : ': ') + encodeTitle(title);
  return {
    ok: true,
    edits: [{ from: span.from, to: span.to, insert }],
    allows: (changed) => changed === intent.node || isInTitle(located.node, changed),
    // Code marks and comments in a title are not part of what is shown of it.
    holds: (after) => after.node(intent.node)?.node.title === withoutDecoration(encodeTitle(title)),
  };
}

/** Whether a field stands in the title of an entry, and goes with it. */
const isInTitle = ({ fields }: PlanNode, id: string): boolean =>
  fields.some((field) => field.id === id && field.read.labelled?.form === 'title');

/** An entry is known by its ordinal, which another one may have by now: its title tells which it is. */
function titleConflict({ node }: LocatedNode, expected: string | undefined): EditRefusal | null {
  if (expected === undefined || normalizeTyped(expected, ONE_LINE) === node.title) return null;
  return refuse('conflict', 'The title has been changed in the meantime. Compare both and decide.', node.title);
}

// Its id is made from its title, and so are those of all that it holds.
function renameNamed(located: LocatedNode, span: Span, title: string): Planned {
  const { node, parent } = located;
  const schema = node.schema;
  if (!schema || !parent) return notFound(node.id);
  const [before, after] = [within(node.id), within(`${parent.node.id}/${nameId(schema, shownTitle(title))}`)];
  const others = parent.node.children.filter((child) => child.node.schema === schema).length;
  return {
    ok: true,
    edits: [{ from: span.from, to: span.to, insert: encodeTitle(title) }],
    allows: (changed) => before(changed) || after(changed.replace(/~\d+/, '')) || changed === `${parent.node.id}#order`,
    holds: (now) => {
      const entries = now.node(parent.node.id)?.node.children.filter((child) => child.node.schema === schema) ?? [];
      return entries.length === others && entries.some((child) => child.node.title === shownTitle(title));
    },
  };
}

/** The title of an entry behind its ordinal, in the document. */
function titleSpan({ node, start }: LocatedNode): (Span & { separator: boolean }) | null {
  const head = node.parts[0]?.part.region.head;
  const region = node.parts[0]?.part.region;
  if (!head || !region || !node.schema?.ordinal) return null;
  if (node.schema.ordinal.style === 'name')
    return { from: start + head.title.from, to: start + head.title.to, separator: true };
  if (node.ordinal === null) return null;
  const raw = region.text.slice(head.title.from, head.title.to);
  const lead = new RegExp(
    `^[^\\p{L}]*(?:x\\][^\\p{L}]*)?${prefixPattern(node.schema)}[ -]*${escaped(node.ordinal)}(?:\\*\\*|__)?(\\s*[:：.)—–-])?(?:\\*\\*|__)?\\s*`,
    'iu',
  ).exec(raw);
  if (!lead) return null;
  const tail = /(?:\*\*|__)?\s*$/.exec(raw.slice(lead[0].length))?.[0].length ?? 0;
  const from = start + head.title.from + (lead[1] === undefined ? lead[0].trimEnd() : lead[0]).length;
  const opened = /^(?:\*\*|__)/.test(raw);
  return { from, to: start + head.title.to - (opened ? tail : 0), separator: lead[1] !== undefined };
}

export function removeEntry(plan: Plan, intent: IntentOf<'removeEntry'>, expected: string | undefined): Planned {
  const located = plan.node(intent.node);
  if (!located?.parent || !located.node.schema?.ordinal) return notFound(intent.node);
  const refused = titleConflict(located, expected);
  if (refused) return refused;
  const end = contentEnd(plan.text, spanOfNode(located));
  const rest = /^\s*/.exec(plan.text.slice(end))?.[0].length ?? 0;
  const atEnd = end + rest >= plan.text.length;
  const parent = located.parent.node.id;
  const inside = within(intent.node);
  return {
    ok: true,
    edits: [{ from: located.start, to: atEnd ? end : end + rest, insert: '' }],
    allows: (changed) => inside(changed) || changed === `${parent}#order`,
    holds: (after) => after.node(intent.node) === null,
  };
}

export function moveEntry(plan: Plan, intent: IntentOf<'moveEntry'>, expected: string | undefined): Planned {
  const located = plan.node(intent.node);
  const parent = located?.parent;
  if (!parent || !located.node.schema?.ordinal) return notFound(intent.node);
  const refused = titleConflict(located, expected);
  if (refused) return refused;
  const siblings = parent.node.children
    .filter(({ node }) => node.schema === located.node.schema)
    .map((child) => ({ node: child.node, start: parent.start + child.at, parent }));
  const index = siblings.findIndex(({ node }) => node.id === intent.node);
  const order = siblings.map((_, at) => at);
  order.splice(Math.min(intent.to, siblings.length - 1), 0, ...order.splice(index, 1));
  const spans = siblings.map((sibling) => ({ from: sibling.start, to: contentEnd(plan.text, spanOfNode(sibling)) }));
  const wanted = order.map((at) => siblings[at]?.node.id);
  return {
    ok: true,
    edits: rearranged(plan.text, spans, order),
    allows: (changed) => changed === `${parent.node.id}#order`,
    holds: (after) => {
      const now =
        after.node(parent.node.id)?.node.children.filter(({ node }) => node.schema === located.node.schema) ?? [];
      return now.length === wanted.length && now.every(({ node }, at) => node.id === wanted[at]);
    },
  };
}
