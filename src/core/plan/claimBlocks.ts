import type { Block, Region } from '../markdown/block.ts';
import type { ContainerSchema, FieldSchema } from '../kind/kind.ts';
import { itemsIn } from '../fields/place.ts';
import { ARROW } from '../markdown/arrow.ts';
import { slugOf } from '../markdown/title.ts';

/*
 * Which blocks hold the value of a field without a label.
 */

/** Takes the blocks of a field out of those that no field owns yet. Empty where none of them fits. */
export function claimBlocks(region: Region, schema: ContainerSchema, slot: FieldSchema, loose: Block[]): Block[] {
  const fitting = loose.filter((block) => fits(slot, block) && !isGuidance(region, block, schema.guidance));
  const block = slot.type === 'list' ? bestList(region, slot, fitting) : fitting[0];
  if (!block) return [];
  const index = loose.indexOf(block);
  return loose.splice(index, isLastText(slot, schema) ? runLength(region, loose, index) : 1);
}

const EXAMPLES: ReadonlySet<string> = new Set(['template', 'example', 'examples']);

/** Whether a region stands below a line such as `**Example:**`, which says nothing about what the list below it is. */
export function leadsToExamples({ text, head }: Region): boolean {
  return head?.type === 'bold' && EXAMPLES.has(slugOf(text.slice(head.title.from, head.title.to)));
}

// A list below a sentence in italics says what belongs here, unless its items have the form that the template asks for.
function bestList(region: Region, { hint }: FieldSchema, lists: readonly Block[]): Block | undefined {
  const shaped = ARROW.test(hint);
  const own = lists.filter((list) => !isIntroduced(region, list));
  if (!shaped) return own[0] ?? lists[0];
  return lists.find((list) => ARROW.test(region.text.slice(list.from, list.to))) ?? own[0];
}

function isIntroduced(region: Region, list: Block): boolean {
  const before = region.blocks[region.blocks.indexOf(list) - 1];
  return before?.type === 'paragraph' && /^[*_](?![*_\s]).*[:：][*_]$/s.test(region.text.slice(before.from, before.to));
}

const isLastText = (field: FieldSchema, { slots }: ContainerSchema): boolean =>
  field.type === 'text' && slots.findLast((slot) => slot.node === 'field' && slot.label === null) === field;

/** How many paragraphs follow each other from one of them on: together they are one text. */
function runLength(region: Region, loose: readonly Block[], index: number): number {
  const place = region.blocks.findIndex((block) => block === loose[index]);
  let count = 1;
  while (loose[index + count]?.type === 'paragraph' && loose[index + count] === region.blocks[place + count]) count++;
  return count;
}

/** Whether a block is what the template says about a section, left standing in the document. */
function isGuidance(region: Region, block: Block, guidance: string): boolean {
  if (guidance === '' || block.type !== 'paragraph') return false;
  return region.text.slice(block.from + 1, block.to - 1).replace(/\s+/g, ' ') === guidance;
}

function fits(schema: FieldSchema, block: Block): boolean {
  switch (schema.type) {
    case 'code':
      return block.type === 'fence';
    case 'table':
      return block.type === 'table';
    case 'choice':
    case 'checklist':
      return itemsIn([block]).some((item) => item.task);
    case 'list':
    case 'questions':
      return block.type === 'list';
    default:
      return block.type === 'paragraph';
  }
}
