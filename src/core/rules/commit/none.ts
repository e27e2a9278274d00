import type { ContainerSchema, Kind } from '../../kind/kind.ts';
import { walkSlots } from '../../kind/kind.ts';
import { shift } from '../../markdown/span.ts';
import type { PlacedNode, PlanNode } from '../../plan/plan.ts';
import { headSpan } from '../../plan/plan.ts';
import { nodeFact } from '../../plan/facts.ts';
import { nameOf, titleOf } from '../names.ts';
import type { Found, NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'commit.none',
  severity: 'error',
  title: 'The implementation plan, or a phase of it, has no commits.',
  roles: ['commit', 'touched-files'],
  reads: 'node',
  check: (node, { kind }) => {
    const { schema } = node;
    if (schema?.type !== 'section' || node.level === 0 || schema.ordinal || !leadsToCommits(schema)) return [];
    if (hasCommit(node, kind)) return node.children.flatMap((child) => emptyPhase(child, kind));
    const fixes = entriesToAdd(node, schema);
    return [{ message: `Add the first commit to "${nameOf(schema)}".`, span: headSpan(node), fixes }];
  },
};

// An entry for commits, beside others that have some.
function emptyPhase({ node, at }: PlacedNode, kind: Kind): Found[] {
  if (!node.schema?.ordinal || !leadsToCommits(node.schema) || hasCommit(node, kind)) return [];
  const message = `Add a commit to "${titleOf(node)}", or take it out.`;
  return [{ message, span: shift(headSpan(node), at), node: node.id, fixes: entriesToAdd(node, node.schema) }];
}

const hasCommit: (node: PlanNode, kind: Kind) => boolean = nodeFact(
  (node, kind) => node.schema?.role === 'commit' || node.children.some((child) => hasCommit(child.node, kind)),
);

const isEntry = (slot: ContainerSchema | { readonly node: 'field' }): slot is ContainerSchema =>
  slot.node === 'container' && slot.ordinal !== null;

// Commits in a section of a section are asked for there.
function leadsToCommits(schema: ContainerSchema): boolean {
  return schema.slots.some((slot) => isEntry(slot) && (slot.role === 'commit' || leadsToCommits(slot)));
}

function entriesToAdd(
  node: PlanNode,
  schema: ContainerSchema,
): { title: string; intents: [{ type: 'addEntry'; node: string; entry: string; title: string }] }[] {
  for (const { slot } of walkSlots(schema.slots)) {
    if (slot.node === 'field' || !slot.ordinal) continue;
    const inside = node.children.findLast((child) => child.node.schema?.ordinal && leadsToCommits(child.node.schema));
    const target = inside ? { node: inside.node, entry: slot.slots.find(isEntry) ?? slot } : { node, entry: slot };
    const intent = { type: 'addEntry' as const, node: target.node.id, entry: target.entry.id, title: '' };
    return [{ title: `Add a ${target.entry.title}`, intents: [intent] }];
  }
  return [];
}
