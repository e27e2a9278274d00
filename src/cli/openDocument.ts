import path from 'node:path';
import { FileStoreError } from '../workspace/fileStore.ts';
import { encodeText } from '../workspace/decode.ts';
import type { OpenPlan } from '../workspace/plans.ts';
import { matchKind } from '../workspace/matchKind.ts';
import { openPlan } from '../workspace/plans.ts';
import type { WriteOutput } from '../contract/cli.ts';
import type { EditResult } from '../core/edit/result.ts';
import { LineMap } from '../core/markdown/source.ts';
import { reportEdits } from '../workspace/report/reportFindings.ts';
import type { CommandContext } from './command.ts';
import { Refusal, UsageError } from './errors.ts';
import type { Workspace } from './workspaces.ts';
import { pathIn, shownPath } from './workspaces.ts';

/** One document that a command is about. */
export interface Document {
  readonly workspace: Workspace;
  readonly open: OpenPlan;
  /** As it is shown: relative to the current folder. */
  readonly file: string;
}

/** Opens the one document that a command names. @throws UsageError, Refusal */
export async function openDocument(
  given: string,
  kindId: string | undefined,
  context: CommandContext,
  match = matchKind,
): Promise<Document> {
  const whole = path.resolve(context.cwd, given);
  const workspace = await context.workspaces.of(whole);
  const name = pathIn(workspace, whole);
  if (!(await workspace.files.exists(name))) throw new UsageError(`${given} does not exist.`);
  const { kinds } = workspace.kinds;
  const kind = kindId === undefined ? null : (kinds.find(({ id }) => id === kindId) ?? null);
  const known = kinds.map(({ id }) => id).join(', ');
  if (kindId !== undefined && !kind) throw new UsageError(`There is no kind "${kindId}". Kinds: ${known}.`);
  const opened = await openPlan(workspace.files, name, kinds, kind, match);
  if (opened.type === 'problem') {
    const { message } = opened.finding;
    throw new Refusal(name !== '' && message.startsWith(name) ? message : `${given}: ${message.trim()}`);
  }
  if (opened.type === 'no-kind') {
    throw new UsageError(
      `${given} is of no known kind. Say which by --kind, or by "planwright: KIND" in its front matter. Kinds: ${known}.`,
    );
  }
  return { workspace, open: opened.open, file: shownPath(workspace, name, context.cwd) };
}

/** Writes the result of an edit, unless the file was changed meanwhile. @throws Refusal */
export async function writeDocument({ workspace, open, file }: Document, result: EditResult): Promise<WriteOutput> {
  if (!result.ok) throw new Refusal(result.message);
  const changed = result.after.text !== open.text;
  if (changed) {
    try {
      await workspace.files.replace(open.path, encodeText(result.after.text), open.bytes);
    } catch (error) {
      if (error instanceof FileStoreError) throw new Refusal(error.message);
      throw error;
    }
  }
  return { format: 1, file, changed, edits: changed ? reportEdits(new LineMap(open.text), result.edits) : [] };
}

export function printWritten(output: WriteOutput, asJson: boolean, { terminal }: CommandContext): void {
  if (asJson) terminal.out(`${JSON.stringify(output, null, 2)}\n`);
  else
    terminal.out(
      output.changed ? `${output.file} written.\n` : `${output.file} holds that already; nothing was written.\n`,
    );
}

/** The value of an argument: `-` stands for what comes in by standard input. */
export async function valueOf(argument: string): Promise<string> {
  if (argument !== '-') return argument;
  const { text } = await import('node:stream/consumers');
  const { stdin } = await import('node:process');
  return (await text(stdin)).replace(/\r?\n$/, '');
}
