import type { Kind } from '../kind/kind.ts';
import { readPlan } from '../plan/readPlan.ts';
import { pathsIn } from '../rules/paths.ts';
import { fieldOf } from '../trace/entries.ts';
import type { BoardColumn, BoardRow } from './board.ts';

/*
 * Folders of features that have documents and no workflow, as Kiro and people leave them: `.kiro/specs/<feature>/` with
 * requirements, design and tasks. What can be said of them is what is there.
 */

/** A folder with documents of a feature, and nothing that has gates. */
export interface BegunFeature {
  /** Of the folder. */
  readonly name: string;
  /** Where its workflow would be. */
  readonly path: string;
  /** By their names in the folder. */
  readonly documents: readonly BegunDocument[];
}

export interface BegunDocument {
  readonly file: string;
  /** `7 requirements`; empty where nothing is counted. */
  readonly about: string;
}

const REQUIREMENT = /^#{2,4}[ \t]+Requirement[ \t]+\d/gm;
/** An optional task, which Kiro marks with a star, need not be done. */
const TASK = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[([ xX~-])\](?!\*)[ \t]/gm;

/** What a document of another hand holds: how many requirements, how many tasks that are done. */
export function begunDocument(file: string, text: string): BegunDocument {
  const requirements = text.match(REQUIREMENT)?.length ?? 0;
  const { done, total } = tasksIn(text);
  const about = [
    ...(requirements === 0 ? [] : [requirements === 1 ? '1 requirement' : `${requirements} requirements`]),
    ...(total === 0 ? [] : [`${done} of ${total} tasks done`]),
  ];
  return { file, about: about.join(', ') };
}

/** The lines of a text that can be ticked, and those that are. */
export function tasksIn(text: string): { readonly done: number; readonly total: number } {
  const tasks = Array.from(text.matchAll(TASK), ([, mark = '']) => /x/i.test(mark));
  return { done: tasks.filter(Boolean).length, total: tasks.length };
}

/** The gates that the folder would have, with what is there for each. `starter` is the text of a new workflow. */
export function begunBoard(
  kind: Kind,
  starter: string,
  features: readonly BegunFeature[],
): { readonly columns: readonly BoardColumn[]; readonly rows: readonly BoardRow[] } {
  const plan = readPlan(kind, starter);
  const gates = kind.gates.map((gate) => {
    const node = plan.node(gate.shows)?.node ?? null;
    const value = node ? fieldOf(node, 'deliverables')?.read.value : undefined;
    const named = value?.type === 'list' ? value.items.flatMap(({ slot }) => pathsIn(slot.text)) : [];
    return { gate, phase: node?.title ?? gate.title, files: new Set(named.map(({ path }) => path)) };
  });
  const columns = gates.map(({ gate, phase }) => ({ gate: gate.id, title: gate.title, phase }));
  const rows = features.map(({ name, path, documents }): BoardRow => ({
    name,
    path,
    status: '',
    phase: gates[0]?.phase ?? '',
    cells: gates.map(({ gate, files }, at) => ({
      gate: gate.id,
      state: at === 0 ? 'incomplete' : 'locked',
      since: null,
      holds: documents
        .filter(({ file }) => files.has(file))
        .map(({ file, about }) => (about === '' ? `${file} is there` : `${file}: ${about}`))
        .join('; '),
      waitsFor: [],
    })),
    verified: null,
    isLaidOut: false,
    metrics: null,
  }));
  return { columns, rows };
}
