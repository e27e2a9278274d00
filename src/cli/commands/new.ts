import { statSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '../../core/kind/kind.ts';
import { documentOf, proposeKinds, reasonOf } from '../../core/reflection/intake.ts';
import { timeOf } from '../../core/time.ts';
import { encodeText } from '../../workspace/decode.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';
import { newDocument, newFileName } from '../../workspace/newDocument.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal, UsageError } from '../errors.ts';
import { valueOf } from '../openDocument.ts';
import { pathIn, shownPath } from '../workspaces.ts';

export const newCommand: Command = {
  name: 'new',
  args: 'KIND [PATH]',
  summary: 'Makes a new document of a kind. Never overwrites a file.',
  count: [1, 2],
  options: {
    request: { value: 'TEXT', help: 'begin with this request, "-" for standard input; KIND may be "auto" then' },
  },
  run: async ({ rest, values }, { cwd, terminal, workspaces }) => {
    const [wanted = '', given = '.'] = rest;
    const request = values['request'] === undefined ? null : await valueOf(values['request']);
    if (request?.trim() === '') throw new UsageError('The request is empty. Say what is wanted.');
    const target = path.resolve(cwd, given);
    const workspace = await workspaces.of(target);
    const { kinds, findings } = workspace.kinds;
    const proposal = wanted === 'auto' && request !== null ? proposeKinds(request, kinds)[0] : undefined;
    if (proposal) terminal.err(`${reasonOf(proposal)}\n`);
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
    const name = pathIn(workspace, isFolder ? path.join(target, newFileName(kind)) : target);
    const file = shownPath(workspace, name, cwd);
    try {
      await workspace.files.create(name, encodeText(withRequest(kind, newDocument(kind, name, kinds), request)));
    } catch (error) {
      if (!(error instanceof FileStoreError)) throw error;
      throw new Refusal(error.code === 'exists' ? `${file} exists already. Name another path.` : error.message);
    }
    terminal.out(`${file}\n`);
    return EXIT.clean;
  },
};

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
