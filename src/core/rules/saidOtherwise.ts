import type { FieldSchema } from '../kind/kind.ts';
import type { Block } from '../markdown/block.ts';
import type { NodeField, PlanNode } from '../plan/plan.ts';

/*
 * Lists that people write in another form: as a table, or where nothing else reads their items, in sentences. What is
 * said is not asked for.
 */

/** Whether a table stands below the label of an empty list. */
export const isTableBelow = ({ read: { schema, blocks } }: NodeField): boolean =>
  schema.type === 'list' && blocks.some(hasRows);

/** Whether a section that is nothing but a list without a label has a table, or sentences where the list has no role. */
export function isSaidOtherwise({ schema, parts }: PlanNode, slot: FieldSchema): boolean {
  if (slot.type !== 'list' || slot.label !== null || slot.reference || schema?.slots.length !== 1) return false;
  return parts.some(({ part: { region, loose } }) =>
    loose.some((block) => hasRows(block) || (slot.role === null && isSentence(region.text, block, schema.guidance))),
  );
}

const hasRows = (block: Block): boolean =>
  block.type === 'table' && block.rows.some(({ row }) => /[\p{L}\p{N}]/u.test(row.text));

/** Some words that are neither the guidance of the template nor a hint, and announce nothing. */
function isSentence(text: string, { type, from, to }: Block, guidance: string): boolean {
  if (type !== 'paragraph') return false;
  const said = text.slice(from, to).trim();
  if (said.slice(1, -1).replace(/\s+/g, ' ') === guidance || /^\[[^\]]*\]$/.test(said)) return false;
  return /\S\s+\S+\s+\S/.test(said) && !/[:：][*_]*$/.test(said) && !/^[*_](?![*_]).*[*_]$/s.test(said);
}
