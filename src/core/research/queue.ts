import type { Intent } from '../edit/intent.ts';
import { nodeFact } from '../plan/facts.ts';
import type { Plan, PlanNode } from '../plan/plan.ts';
import { isStruckOut } from '../plan/struckOut.ts';
import { entriesOf, fieldOf, textOf } from '../trace/entries.ts';
import { names } from '../trace/mentions.ts';
import type { Note, NoteMatch } from './match.ts';
import { notesFor } from './match.ts';

/** A question of a plan's research summary. */
export interface ResearchQuestion {
  readonly id: string;
  readonly question: string;
  /** Id of its entry. */
  readonly node: string;
  readonly state: string;
  readonly isOpen: boolean;
  readonly findings: string;
  /** Notes that seem to answer it, best first. */
  readonly matches: readonly NoteMatch[];
}

/** The questions of a plan in its order, each with the notes that seem to answer it. */
export function researchQueue(plan: Plan, notes: readonly Note[]): readonly ResearchQuestion[] {
  return entriesOf(plan, 'research').map(({ label, node }) => {
    const isOpen = isOpenResearch(node, plan.kind);
    const matches = notesFor(node.title, notes);
    return { id: label, question: node.title, node: node.id, isOpen, ...heldBy(node), matches };
  });
}

/** Whether an entry is a research question that nobody has answered or given up. */
export const isOpenResearch = nodeFact((node): boolean => {
  if (node.schema?.role !== 'research' || isStruckOut(node)) return false;
  const { state, findings } = heldBy(node);
  return !/^dropped/i.test(state) && (state === '' || /^queued/i.test(state) || findings.trim() === '');
});

const heldBy = (node: PlanNode): Pick<ResearchQuestion, 'state' | 'findings'> => ({
  state: textOf(fieldOf(node, 'research-state')).trim(),
  findings: textOf(fieldOf(node, 'research-findings')),
});

export const findQuestion = (queue: readonly ResearchQuestion[], wanted: string): ResearchQuestion | null =>
  queue.find(({ id }) => names(wanted, id)) ?? null;

/** Takes what was found over into the plan. */
export function researchedIntents(
  plan: Plan,
  node: string,
  found: { readonly state: 'Known' | 'Researched'; readonly findings: string; readonly file: string },
): Intent[] {
  const schema = plan.node(node)?.node.schema;
  const set = (role: string, text: string): Intent[] => {
    const slot = schema?.slots.find((one) => one.role === role);
    return slot ? [{ type: 'setText', field: `${node}/${slot.id}`, text }] : [];
  };
  return [
    ...set('research-state', found.state),
    ...set('research-findings', found.findings),
    ...set('research-file', `\`${found.file}\``),
  ];
}
