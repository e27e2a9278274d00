import type { Intent } from '../edit/intent.ts';
import type { ContainerSchema, FieldSchema, TraceSchema } from '../kind/kind.ts';
import type { Block, ListBlock } from '../markdown/block.ts';
import type { Span } from '../markdown/span.ts';
import { shift } from '../markdown/span.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { RawNode } from '../trace/rawNode.ts';
import { NAMING } from '../trace/rawNode.ts';
import { greatest } from '../lists.ts';

/*
 * Lists that hold what the template has as rows or as entries, turned into these. Only where all of a list goes over:
 * every word of it stands in the table or in an entry afterwards, and every entry gets the id that it has.
 */

/** The lists that go, at offsets of the node, and what comes in their place. */
export interface Conversion {
  readonly lists: readonly Listed[];
  readonly intents: readonly Intent[];
}

interface Listed extends Span {
  readonly text: string;
}

/** The intents of a conversion in a document where the node begins at `start`. */
export const conversionIntents = ({ lists, intents }: Conversion, start: number): readonly Intent[] => [
  ...lists.toReversed().map((list): Intent => {
    return { type: 'replace', ...shift({ from: list.from, to: list.to }, start), expected: list.text, text: '' };
  }),
  ...intents,
];

export function toRows(
  node: PlanNode,
  field: string,
  { columns }: FieldSchema,
  schema: TraceSchema,
  rows: readonly RawNode[],
): Conversion | null {
  const cells = rows.map((row) => columns.map(({ id }) => cellOf(row, schema, id)));
  const known = columns.map(({ title }) => title).join(' ');
  const lists = listsOf(node, rows, schema.places.state !== undefined);
  if (!lists || !holdsAll(lists, [...cells.flat(), known])) return null;
  return { lists, intents: [{ type: 'addRows', field, rows: cells }] };
}

function cellOf(row: RawNode, { places }: TraceSchema, column: string): string {
  const place = (Object.keys(places) as (keyof typeof places)[]).find((one) => places[one] === column);
  if (place === undefined) return '';
  const said = row.places[place];
  if (NAMING.has(place)) return said?.ids.map(({ id }) => id).join(', ') ?? '';
  if (place === 'text') return row.text;
  return said?.text ?? (place === 'id' ? row.id : '');
}

/** A heading holds no more than this. */
const LONGEST_TITLE = 160;

export function toEntries(node: PlanNode, schema: ContainerSchema, strays: readonly RawNode[]): Conversion | null {
  const prefix = schema.ordinal?.prefix ?? '';
  const others = node.children.flatMap((child) => (child.node.schema === schema ? [Number(child.node.ordinal)] : []));
  const first = greatest(others, 0) + 1;
  // New entries are numbered on; an id that would change would lead elsewhere.
  if (schema.ordinal?.style !== 'number' || strays.some(({ id }, at) => id !== `${prefix}${first + at}`)) return null;
  const told = strays.map((stray) => toldBy(stray, schema));
  const lists = listsOf(node, strays, false);
  const written = told.flatMap(({ title, values }) => [title, ...values.map(({ text }) => text)]);
  const labels = schema.slots.map((slot) => (slot.node === 'field' ? (slot.label ?? '') : ''));
  if (!lists || !holdsAll(lists, [...written, ...strays.map(({ id }) => id), ...labels])) return null;
  if (told.some(({ title }) => title === '' || title.length > LONGEST_TITLE)) return null;
  const intents = told.flatMap(({ title, values }, at): Intent[] => {
    const id = `${node.id}/${schema.id}-${first + at}`;
    return [
      { type: 'addEntry', node: node.id, entry: schema.id, title },
      ...values.map(({ slot, text }): Intent => ({ type: 'setText', field: `${id}/${slot}`, text })),
    ];
  });
  return { lists, intents };
}

interface Told {
  readonly title: string;
  readonly values: readonly { readonly slot: string; readonly text: string }[];
}

/** The title of an entry, and what its sentence says of fields with leads: given, when, then. */
function toldBy({ text, places }: RawNode, { slots }: ContainerSchema): Told {
  const ids = places.requirements?.ids.map(({ id }) => id) ?? [];
  const named = ids.length === 0 ? '' : ` (${ids.join(', ')})`;
  const bare = text
    .replace(/^[([][^()[\]]*[)\]][\s:：–—-]*/u, '')
    .replace(/\s*[([][^()[\]]*[)\]][\s.]*$/u, (brackets) => (ids.some((id) => brackets.includes(id)) ? '' : brackets))
    .replace(/\s+/g, ' ')
    .trim();
  const leads = slots.flatMap((slot) => (slot.node === 'field' && slot.lead && slot.label !== null ? [slot] : []));
  const pattern = leads.map(({ label }) => `${label ?? ''}\\s+(\\S.*?)`).join('[,;.]?\\s+');
  const said = leads.length > 1 ? new RegExp(`^${pattern}[.]?$`, 'iu').exec(bare) : null;
  if (!said) return { title: bare + named, values: [] };
  const last = said.at(-1) ?? '';
  const values = leads.map(({ id }, at) => ({ slot: id, text: said[at + 1] ?? '' }));
  return { title: last.charAt(0).toUpperCase() + last.slice(1) + named, values };
}

/** The lists that all of them stand in, with the blank lines behind; null where they stand in something else, too. */
function listsOf(node: PlanNode, strays: readonly RawNode[], ticks: boolean): readonly Listed[] | null {
  const found: Listed[] = [];
  let count = 0;
  for (const { part, at } of node.parts) {
    const { region, loose } = part;
    for (const block of loose) {
      const inside = strays.filter(({ whole }) => whole.from >= block.from + at && whole.to <= block.to + at);
      if (inside.length === 0) continue;
      if (!isPlainList(block, ticks)) return null;
      count += inside.length;
      const behind = /^(?:[ \t]*(?:\r\n?|\n))*/.exec(region.text.slice(block.to))?.[0].length ?? 0;
      const to = block.to + behind;
      found.push({ from: block.from + at, to: to + at, text: region.text.slice(block.from, to) });
    }
  }
  return count === strays.length && found.length > 0 ? found : null;
}

const isPlainList = (block: Block, ticks: boolean): block is ListBlock =>
  block.type === 'list' && block.items.every(({ task, blocks }) => (ticks || !task) && blocks.length === 1);

/** Words that only say which column another one belongs to. */
const JOINTS =
  'depends depend on after needs in parallel with runs run beside and requirement requirements covers frs acs fr ac x';

function holdsAll(lists: readonly Listed[], written: readonly string[]): boolean {
  const there = new Map<string, number>();
  for (const word of wordsIn(written.join(' '))) there.set(word, (there.get(word) ?? 0) + 1);
  const joints = new Set(wordsIn(JOINTS));
  return lists.every(({ text }) =>
    wordsIn(text).every((word) => {
      const left = there.get(word) ?? 0;
      there.set(word, left - 1);
      return left > 0 || joints.has(word);
    }),
  );
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
