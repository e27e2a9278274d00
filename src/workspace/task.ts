import type { Intent } from '../core/edit/intent.ts';
import { planEdits } from '../core/edit/planEdit.ts';
import type { Kind } from '../core/kind/kind.ts';
import { readPlan } from '../core/plan/readPlan.ts';
import { fieldIdByRole } from '../core/rules/names.ts';
import { isShared } from '../core/taskOfBranch.ts';
import type { FileStore } from './fileStore.ts';
import { resolvePath } from './paths.ts';

/** What a new plan is for, and where its folder is. */
export interface TaskPlace {
  /** `PROJ-123`; null while nobody has said. */
  readonly task: string | null;
  /** The branch it is worked on; null outside of a repository and on the branches that everybody shares. */
  readonly branch: string | null;
  readonly plansDir: string;
}

export const DEFAULT_PLANS_DIR = 'plans';

/** Whether a text can be the name of a task. */
export const isTask = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);

export const ownBranch = (branch: string | null): string | null =>
  branch === null || isShared(branch) ? null : branch;

/** A folder for plans as the settings name it; the usual one where that leads out of the workspace. */
export function plansDirOf(setting: unknown): string {
  const path = typeof setting === 'string' ? resolvePath('', setting.trim()) : null;
  return path === null || path === '' ? DEFAULT_PLANS_DIR : path;
}

/** Whether the path of new documents of a kind says which task they are for. */
export const needsTask = ({ newFile }: Kind): boolean => newFile?.includes('{task}') ?? false;

/** The path of a new document: placeholders filled in, and parts left out for which there is nothing. */
export function placedFile(pattern: string, { task, branch, plansDir }: TaskPlace): string {
  const values: Readonly<Record<string, string>> = {
    plansDir,
    task: segment(task ?? ''),
    branch: segment(branch ?? ''),
  };
  return pattern
    .split('/')
    .map((part) => part.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''))
    .filter((part) => part !== '')
    .join('/');
}

// A branch is one folder, whatever is in its name.
const segment = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '');

/** The documents of a kind's list that stand in a folder already. */
export async function inputDocuments(files: FileStore, kind: Kind, folder: string): Promise<readonly string[]> {
  if (kind.inputs.length === 0) return [];
  const names = new Set((await files.list(folder)).filter(({ type }) => type === 'file').map(({ name }) => name));
  return kind.inputs.filter((name) => names.has(name));
}

/** A new document with what is known of its task, and with the documents beside it listed. */
export function withTask(kind: Kind, text: string, place: TaskPlace, today: string, inputs: readonly string[]): string {
  const values = { task: place.task, branch: place.branch, created: today };
  const header = kind.header.slots.flatMap((slot): Intent[] => {
    const value =
      slot.role === null || !Object.hasOwn(values, slot.role) ? null : values[slot.role as keyof typeof values];
    return value === null ? [] : [{ type: 'setText', field: `header/${slot.id}`, text: value }];
  });
  const list = fieldIdByRole(kind, 'input-documents');
  const items =
    list === null ? [] : inputs.map((name): Intent => ({ type: 'addItem', field: list, text: `\`${name}\`` }));
  const result = planEdits(readPlan(kind, text), [...header, ...items]);
  return result.ok ? result.after.text : text;
}
