import type { Intent } from '../edit/intent.ts';
import type { Plan } from '../plan/plan.ts';
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
    const state = textOf(fieldOf(node, 'research-state')).trim();
    const findings = textOf(fieldOf(node, 'research-findings'));
    const isSettled = /^dropped/i.test(state) || isStruckOut(node);
    const isOpen = !isSettled && (state === '' || /^queued/i.test(state) || findings.trim() === '');
    const matches = notesFor(node.title, notes);
    return { id: label, question: node.title, node: node.id, state, isOpen, findings, matches };
  });
}

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
