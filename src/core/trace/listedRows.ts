import { bracketContent } from '../kind/hint.ts';
import type { FieldSchema, SlotSchema } from '../kind/kind.ts';
import type { ItemBlock } from '../markdown/block.ts';
import { shift } from '../markdown/span.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { RawNode } from './rawNode.ts';
import { raw } from './rawNode.ts';
import type { TraceKind } from './schema.ts';

/*
 * Rows without an id that a section lists, where the template has a table: scenarios below their area. Each item is one.
 */

export function listedRows(node: PlanNode, { byRole }: TraceKind): readonly RawNode[] {
  if (node.missing.length === 0 || !node.schema) return NONE;
  const field = node.missing.map(({ slot }) => slot).find((slot) => isUnlabelledTable(slot));
  const schema = field?.role == null ? undefined : byRole.get(field.role);
  const { text, id, requirements, criteria } = schema?.places ?? {};
  if (!schema || schema.prefix !== null || text === undefined || (id ?? requirements ?? criteria) !== undefined)
    return NONE;
  return node.parts.flatMap(({ part: { region, loose }, at }) =>
    loose
      .flatMap((block) => (block.type === 'list' ? block.items : []))
      .flatMap((item): RawNode[] => {
        const said = textOf(region.text, item);
        if (said === '' || bracketContent(said) !== null) return [];
        const whole = shift({ from: item.content, to: item.to }, at);
        return [
          raw({
            origin: 0,
            type: schema.type,
            id: '',
            declared: 'item',
            span: whole,
            whole,
            field: null,
            row: null,
            text: said,
            draft: false,
            places: { text: { ...whole, text: said, ids: [] } },
            covering: [],
          }),
        ];
      }),
  );
}

const NONE: readonly never[] = [];

const isUnlabelledTable = (slot: SlotSchema): slot is FieldSchema =>
  slot.node === 'field' && slot.type === 'table' && slot.label === null;

const textOf = (text: string, { content, to }: ItemBlock): string =>
  text
    .slice(content, to)
    .replace(/\*\*|__/g, '')
    .trim();
