import type { ContainerSchema, Kind } from '../kind/kind.ts';
import type { Span } from '../markdown/span.ts';
import type { PlanNode } from '../plan/plan.ts';
import { judgeField } from './judgeField.ts';

/** The entries of a container that stand for alternatives; null where it has none. */
export function optionSchema(schema: ContainerSchema | null): ContainerSchema | null {
  for (const slot of schema?.slots ?? []) {
    if (slot.node === 'container' && slot.ordinal && slot.role === 'option') return slot;
  }
  return null;
}

export const optionsIn = (node: PlanNode): readonly PlanNode[] =>
  node.children.map((child) => child.node).filter((child) => child.schema?.ordinal && child.schema.role === 'option');

const sentences = new WeakMap<Kind, string>();

/** The sentence that stands instead of alternatives, as it is compared. Empty where the kind has none. */
function unlessSentence(kind: Kind): string {
  const known = sentences.get(kind);
  if (known !== undefined) return known;
  const options = kind.ruleOptions['alternatives'];
  const unless = typeof options === 'object' && options !== null && 'unless' in options ? options.unless : '';
  const sentence = typeof unless === 'string' ? comparable(unless) : '';
  sentences.set(kind, sentence);
  return sentence;
}

const comparable = (text: string): string =>
  text
    .replace(/["'“”„‚‘’«»*_`>]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\.$/, '');

/** Whether a node says in a block of its own that there are no alternatives, and no option in it is filled in. */
export function dismissesAlternatives(node: PlanNode, kind: Kind): boolean {
  if (!optionSchema(node.schema)) return false;
  const sentence = unlessSentence(kind);
  return sentence !== '' && saysSo(node, sentence) && !optionsIn(node).some(isFilledIn);
}

// In a paragraph, a list, a quotation, or a line that is only bold.
function saysSo(node: PlanNode, sentence: string): boolean {
  return node.parts.some(({ part: { region, loose } }) => {
    const spans: readonly Span[] = region.head?.type === 'bold' ? [region.head, ...loose] : loose;
    return spans.some(({ from, to }) => startsWith(region.text.slice(from, to), sentence));
  });
}

const startsWith = (text: string, sentence: string): boolean =>
  text.length < 4 * sentence.length + 400 &&
  comparable(text)
    .replace(/^[-+] /, '')
    .startsWith(sentence);

const isFilledIn = (option: PlanNode): boolean => option.fields.some(({ read }) => judgeField(read).state === 'filled');
