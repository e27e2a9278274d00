import type { FieldSchema, Kind, SlotSchema } from '../../kind/kind.ts';
import { eachOf } from '../../plan/facts.ts';
import type { Plan, PlanNode } from '../../plan/plan.ts';
import { shift } from '../../markdown/span.ts';
import { allEntries } from '../../trace/entries.ts';
import { traceGraph } from '../../trace/graph.ts';
import { entryLines } from '../entryLines.ts';
import { shorten } from '../names.ts';
import { LazyFix } from '../lazyFix.ts';
import { gather } from '../openSlots.ts';
import type { Found, PlanRule } from '../rule.ts';
import { strayEntries, strayRows } from '../strayEntries.ts';
import { listed } from '../traceRule.ts';
import type { Conversion } from '../formFix.ts';
import { conversionIntents, toEntries, toRows } from '../formFix.ts';
import { addAll } from '../../lists.ts';

export const rule: PlanRule = {
  code: 'entry.form',
  severity: 'warning',
  title: 'Entries or rows stand in another form than that of the template.',
  reads: 'plan',
  check: (plan, { kind }) => {
    const found: Found[] = [];
    // Only what is traced is known where it stands in another form.
    if (kind.trace.length > 0) {
      eachOf(strays(plan.root, kind), ({ message, span, title, conversion }, node, start) => {
        const fixes = conversion ? [new LazyFix(title, true, () => conversionIntents(conversion, start))] : [];
        found.push({ message, span: shift(span, start), node: node.id, fixes });
      });
      addAll(found, listedIn(plan));
    }
    const lines = entryLines(plan.root, kind);
    if (lines.count === 0) return found;
    const read = new Set(allEntries(plan).map(({ label }) => label.toLowerCase()));
    eachOf(lines, ({ label, title, from, to }, node, start) => {
      if (read.has(label.toLowerCase())) return;
      const message = `Write "${label}" as a line of its own that is only bold, or as a heading: "**${label}: ${shorten(title, 30)}**".`;
      found.push({ message, span: shift({ from, to }, start), node: node.id });
    });
    return found;
  },
};

/** Criteria that requirements list, and that have a section of their own. */
function listedIn(plan: Plan): readonly Found[] {
  const graph = traceGraph(plan);
  const listed = graph.keep(listedIn, [], () =>
    graph.ofType('criterion').flatMap((node) => (node.parent ? [[node, node.parent] as const] : [])),
  );
  if (listed.length === 0) return [];
  const title = criteriaTitle(plan.kind);
  return listed.map(([{ id, span, node }, { id: requirement }]) => {
    const message = `Write ${id} as a heading below "${title}", with its fields and the requirement in its title: "### ${id}: … (${requirement})".`;
    return { message, span, node };
  });
}

function criteriaTitle({ sections, trace }: Kind): string {
  const role = trace.find(({ type }) => type === 'criterion')?.role;
  const isCriteria = (slot: SlotSchema): boolean => slot.node === 'container' && slot.role === role;
  return sections.find(({ slots }) => slots.some(isCriteria))?.title ?? '';
}

interface Strays extends Pick<Found, 'message' | 'span'> {
  /** Of the fix, where there is one. */
  readonly title: string;
  readonly conversion: Conversion | null;
}

const strays = gather<Strays>((node: PlanNode, kind: Kind) => [
  ...listsForTables(node),
  ...(node.schema?.slots ?? []).flatMap((slot) => {
    if (slot.node === 'field') return rowsElsewhere(node, kind, slot);
    if (!slot.ordinal) return [];
    const inList = strayEntries(node, kind, slot);
    const [first] = inList;
    if (!first) return [];
    const ids = listed(inList.map(({ id }) => id));
    const what = inList.length === 1 ? 'a heading' : 'headings';
    const message = `Write ${ids} as ${what} below "${node.title}", each with its fields: "### ${first.id}: …".`;
    const title = inList.length === 1 ? 'Make it an entry' : 'Make them entries';
    return [{ message, span: first.span, title, conversion: toEntries(node, slot, inList) }];
  }),
]);

/** Lists below the labels of tables: whatever reads the rows sees none. */
const listsForTables = (node: PlanNode): readonly Strays[] =>
  node.fields.flatMap(({ read: { value, schema, blocks }, at }) => {
    if (value.type !== 'table' || value.columns.length > 0 || schema.label === null) return [];
    const list = blocks.find((block) => block.type === 'list');
    const text = node.parts.find((part) => part.at === at)?.part.region.text.slice(list?.from, list?.to) ?? '';
    if (!list || /^\W*(?:none|n\/a)\b[^\n]*$/i.test(text)) return [];
    const message = `Write this as a table below "${schema.label}": "${headOf(schema)}".`;
    return [{ message, span: shift({ from: list.from, to: list.to }, at), title: '', conversion: null }];
  });

const headOf = ({ columns }: FieldSchema): string => `| ${columns.map(({ title }) => title).join(' | ')} |`;

/** A table that is not there, while a list or headings hold its rows. */
function rowsElsewhere(node: PlanNode, kind: Kind, slot: FieldSchema): readonly Strays[] {
  const missing = node.missing.find((one) => one.slot === slot);
  if (!missing) return [];
  const rows = strayRows(node, kind, slot);
  const [first] = rows;
  if (!first) return [];
  const ids = rows.flatMap(({ id }) => (id === '' ? [] : [id]));
  const message = `Write ${ids.length === 0 ? 'this' : listed(ids)} as a table below "${node.title}": "${headOf(slot)}".`;
  const schema = kind.trace.find(({ role }) => role === slot.role);
  const conversion = schema ? toRows(node, missing.id, slot, schema, rows) : null;
  return [{ message, span: first.span, title: 'Make it a table', conversion }];
}
