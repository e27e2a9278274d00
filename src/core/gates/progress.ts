import type { LocatedNode, Plan } from '../plan/plan.ts';
import type { CommitState } from './stateLine.ts';
import { readState } from './stateLine.ts';

/** Where a commit of the implementation plan stands, as its line in the document says. */
export interface CommitProgress extends CommitState {
  readonly node: LocatedNode;
  /** Id of the field that holds the line, present or not. */
  readonly field: string;
}

/** Every commit of a plan in document order. */
export function commitsOf(plan: Plan): CommitProgress[] {
  const commits: CommitProgress[] = [];
  for (const node of plan.walk()) {
    if (node.node.schema?.role !== 'commit') continue;
    const schema = node.node.schema.slots.find((slot) => slot.role === 'commit-state');
    if (!schema) continue;
    const read = node.node.fields.find((field) => field.read.schema === schema)?.read.value;
    commits.push({
      node,
      field: `${node.node.id}/${schema.id}`,
      ...readState(read && 'slot' in read ? read.slot.text : ''),
    });
  }
  return commits;
}

/** The commit that is under way, else the first that is not started; null where all are done. */
export const currentCommit = (commits: readonly CommitProgress[]): CommitProgress | null =>
  commits.find(({ state }) => state === 'in progress') ?? commits.find(({ state }) => state === 'open') ?? null;

/** `done (1a2b3c4, 2026-11-21T09:30:00Z)`; the hash is left out where there is none. */
export function commitLine(state: CommitProgress['state'], hash: string | null, time: string): string {
  return `${state} (${[...(hash === null ? [] : [hash]), time].join(', ')})`;
}
