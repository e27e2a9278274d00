import { statSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '../../core/kind/kind.ts';
import { documentOf, proposeKinds, reasonOf } from '../../core/reflection/intake.ts';
import { timeOf } from '../../core/time.ts';
import { encodeText } from '../../workspace/decode.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';
import { newFileName, newTaskDocument } from '../../workspace/newDocument.ts';
import { gitBranch } from '../../node/gitBranch.ts';
import type { TaskPlace } from '../../workspace/task.ts';
import { taskOfBranch } from '../../core/taskOfBranch.ts';
import { isTask, needsTask, ownBranch } from '../../workspace/task.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal, UsageError } from '../errors.ts';
import { valueOf } from '../openDocument.ts';
import type { Workspace } from '../workspaces.ts';
import { pathIn, shownPath } from '../workspaces.ts';

export const newCommand: Command = {
  name: 'new',
  args: 'KIND [PATH]',
  summary: 'Makes a new document of a kind. Never overwrites a file.',
  count: [1, 2],
  options: {
    task: { value: 'ID', help: 'the task that it is for; else the one that the branch is named after' },
    request: { value: 'TEXT', help: 'begin with this request, "-" for standard input; KIND may be "auto" then' },
  },
  run: async ({ rest, values }, { cwd, terminal, workspaces }) => {
    const [wanted = '', given = '.'] = rest;
    const request = values['request'] === undefined ? null : await valueOf(values['request']);
    if (request?.trim() === '') throw new UsageError('The request is empty. Say what is wanted.');
    const target = path.resolve(cwd, given);
    const workspace = await workspaces.of(target);
    const { kinds, findings } = workspace.kinds;
    const [proposal, other] = wanted === 'auto' && request !== null ? proposeKinds(request, kinds) : [];
    if (proposal) terminal.err(`${reasonOf(proposal)}\n`);
    if (other && other.signs.length > 0)
      terminal.err(`It could be another: ${reasonOf(other)} "planwright new ${other.kind.id}" makes that.\n`);
    const kindId = proposal?.kind.id ?? wanted;
    const kind = kinds.find(({ id }) => id === kindId);
    if (!kind) {
      const [broken] = findings;
      const hint = broken
        ? ` A template is broken: ${broken.file}:${broken.range.start.line + 1}: ${broken.message}`
        : '';
      throw new UsageError(`There is no kind "${kindId}". Kinds: ${kinds.map(({ id }) => id).join(', ')}.${hint}`);
    }
    const isFolder = isDirectory(target) ?? /[/\\]$/.test(given);
    const place = await placeOf(workspace, kind, values['task'], isFolder);
    // Where plans of tasks go is a setting of the workspace, from wherever it is asked for.
    const folder = rest.length < 2 && needsTask(kind) ? workspace.folder : target;
    const name = pathIn(workspace, isFolder ? path.join(folder, newFileName(kind, place)) : target);
    const file = shownPath(workspace, name, cwd);
    const text = await newTaskDocument(workspace.files, kind, name, kinds, place, timeOf(new Date()).slice(0, 10));
    try {
      await workspace.files.create(name, encodeText(withRequest(kind, text, request)));
    } catch (error) {
      if (!(error instanceof FileStoreError)) throw error;
      throw new Refusal(error.code === 'exists' ? `${file} exists already. Name another path.` : error.message);
    }
    terminal.out(`${file}\n`);
    return EXIT.clean;
  },
};

/** What is known of the task. @throws UsageError where the path needs one that nobody has named */
async function placeOf(
  { folder, plansDir }: Workspace,
  kind: Kind,
  given: string | undefined,
  isNamed: boolean,
): Promise<TaskPlace> {
  const task = given?.trim() ?? '';
  if (given !== undefined && !isTask(task))
    throw new UsageError('A task is named by letters, digits, ".", "_" and "-", such as PROJ-123.');
  if (!needsTask(kind)) return { task: task === '' ? null : task, branch: null, plansDir };
  const branch = await gitBranch(folder);
  const place = { task: task === '' ? taskOfBranch(branch ?? '') : task, branch: ownBranch(branch), plansDir };
  if (place.task !== null || !isNamed) return place;
  const why = branch === null ? 'There is no git branch here' : `The branch "${branch}" is named after no task`;
  throw new UsageError(`${why}. Say by --task which one the plan is for, such as --task PROJ-123.`);
}

/** Null where there is nothing, or where the path leads through a file. */
function isDirectory(target: string): boolean | null {
  try {
    return statSync(target).isDirectory();
  } catch {
    return null;
  }
}

function withRequest(kind: Kind, text: string, request: string | null): string {
  if (request === null) return text;
  const made = documentOf(kind, text, request, timeOf(new Date()));
  if (!made.ok) throw new UsageError(made.message);
  return made.after.text;
}
