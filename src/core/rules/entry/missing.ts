import type { ContainerSchema, Kind } from '../../kind/kind.ts';
import type { PlanNode } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { article } from '../names.ts';
import type { NodeRule } from '../rule.ts';
import { holdsCode } from '../holdsCode.ts';
import { entryLines } from '../entryLines.ts';
import { strayEntries } from '../strayEntries.ts';

const OWN_RULES = new Set(['option', 'commit']);

export const rule: NodeRule = {
  code: 'entry.missing',
  severity: 'error',
  title: 'A section has fewer entries than the template asks for.',
  reads: 'node',
  check: (node, { kind }) => {
    if (!node.schema) return [];
    return node.schema.slots.flatMap((slot) => {
      if (slot.node === 'field' || !slot.ordinal || slot.optional || hasOwnRule(slot)) return [];
      const least = slot.repeat?.min ?? 0;
      // What a list or a table holds instead is told by `entry.form`.
      if (slot.orCode && holdsCode(node)) return [];
      const count = countOf(node, slot);
      if (count >= least || count + elsewhere(node, kind, slot) >= least) return [];
      const message =
        least === 1
          ? `Add ${article(slot.title)} ${slot.title}${exampleOf(slot)}.`
          : `Add ${least - count} more: ${slot.title} needs ${least} or more.`;
      const intent = { type: 'addEntry' as const, node: node.id, entry: slot.id, title: '' };
      return [
        {
          message,
          span: headSpan(node),
          fixes: [{ title: `Add ${article(slot.title)} ${slot.title}`, intents: [intent] }],
        },
      ];
    });
  },
};

/** Two letters alone say little to somebody who has not seen the template. */
const exampleOf = ({ ordinal }: ContainerSchema): string =>
  ordinal?.prefix.endsWith('-') ? `, such as "${ordinal.prefix}1: …"` : '';

const countOf = (node: PlanNode, slot: ContainerSchema): number =>
  node.children.filter((child) => child.node.schema === slot).length;

const elsewhere = (node: PlanNode, kind: Kind, slot: ContainerSchema): number =>
  strayEntries(node, kind, slot).length + entryLines(node, kind).own.filter(({ entry }) => entry === slot).length;

const hasOwnRule = (slot: ContainerSchema): boolean =>
  OWN_RULES.has(slot.role ?? '') || slot.slots.some((below) => below.node === 'container' && hasOwnRule(below));
