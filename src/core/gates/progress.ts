import type { LocatedNode, Plan } from '../plan/plan.ts';

/** Where a commit of the implementation plan stands, as its line in the document says. */
export interface CommitProgress {
  readonly node: LocatedNode;
  readonly state: 'open' | 'in progress' | 'done';
  readonly hash: string | null;
  readonly time: string | null;
  /** Id of the field that holds the line, present or not. */
  readonly field: string;
}

/** A mark, a word and what stands in brackets, each of which may be absent and dressed: `✅ **done** (1a2b3c4)`. */
const LINE =
  /^[\s*_`]*([✅✔☑]\u{fe0f}?)?[\s*_`]*(?:(done|completed?|finished|merged|in[ -]progress|started|open|todo)\b)?[*_`]*(?:\s*\(([^()]*)\))?/iu;
const DONE = new Set(['done', 'complete', 'completed', 'finished', 'merged']);

const HASH = /^[0-9a-f]{7,40}$/i;

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
      ...readCommitLine(read && 'slot' in read ? read.slot.text : ''),
    });
  }
  return commits;
}

/** The commit that is under way, else the first that is not started; null where all are done. */
export const currentCommit = (commits: readonly CommitProgress[]): CommitProgress | null =>
  commits.find(({ state }) => state === 'in progress') ?? commits.find(({ state }) => state === 'open') ?? null;

export function readCommitLine(text: string): Pick<CommitProgress, 'state' | 'hash' | 'time'> {
  const match = LINE.exec(text.trim());
  const word = match?.[2]?.toLowerCase() ?? (match?.[1] === undefined ? 'open' : 'done');
  const parts = (match?.[3] ?? '').split(',').map((part) => part.trim());
  const state = DONE.has(word) ? 'done' : word === 'open' || word === 'todo' ? 'open' : 'in progress';
  return {
    state,
    hash: parts.find((part) => HASH.test(part)) ?? null,
    time: parts.find((part) => /^\d{4}-\d\d-\d\dT/.test(part)) ?? null,
  };
}

/** `done (1a2b3c4, 2026-11-21T09:30:00Z)`; the hash is left out where there is none. */
export function commitLine(state: CommitProgress['state'], hash: string | null, time: string): string {
  return `${state} (${[...(hash === null ? [] : [hash]), time].join(', ')})`;
}
