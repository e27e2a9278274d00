import type { PlanNode } from '../plan/plan.ts';
import { isFilled } from '../fields/placeholder.ts';
import type { OutputSource } from './output.ts';
import { versionOf } from './output.ts';

/** Blocks of Markdown with a blank line between them, and a line feed at the end; empty ones are left out. */
export const document = (...blocks: readonly string[]): string =>
  `${blocks.filter((text) => text !== '').join('\n\n')}\n`;

/** A heading with what stands below it; nothing without anything below. */
export const section = (title: string, text: string): string => (text === '' ? '' : `## ${title}\n\n${text}`);

export const bullets = (items: readonly string[]): string =>
  items.map((item) => `- ${item.replace(/\n/g, '\n  ')}`).join('\n');

/** Where an output comes from. */
export const origin = ({ plan, file, newHasher }: OutputSource): string =>
  `From \`${file}\`, version ${versionOf(plan, newHasher)}.`;

/** The filled text fields of an entry as `Label: value`, except those with one of the labels. */
export function labelledLines(node: PlanNode, except: readonly string[] = []): string[] {
  return node.fields.flatMap(({ read: { value, schema } }) => {
    if (!('slot' in value) || !isFilled(value.slot.text, schema) || except.includes(schema.id)) return [];
    return [`${schema.label ?? ''}: ${value.slot.text}`];
  });
}

/** The filled text of a field of an entry, by the field's id. */
export function valueIn(node: PlanNode, id: string): string {
  for (const { read } of node.fields) {
    const { value, schema } = read;
    if (schema.id === id && 'slot' in value && isFilled(value.slot.text, schema)) return value.slot.text;
  }
  return '';
}
