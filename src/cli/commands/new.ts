import { statSync } from 'node:fs';
import path from 'node:path';
import { encodeText } from '../../workspace/decode.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';
import { newDocument, newFileName } from '../../workspace/newDocument.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal, UsageError } from '../errors.ts';
import { pathIn, shownPath } from '../workspaces.ts';

export const newCommand: Command = {
  name: 'new',
  args: 'KIND [PATH]',
  summary: 'Makes a new document of a kind. Never overwrites a file.',
  count: [1, 2],
  options: {},
  run: async ({ rest }, { cwd, terminal, workspaces }) => {
    const [kindId = '', given = '.'] = rest;
    const target = path.resolve(cwd, given);
    const workspace = await workspaces.of(target);
    const { kinds, findings } = workspace.kinds;
    const kind = kinds.find(({ id }) => id === kindId);
    if (!kind) {
      const [broken] = findings;
      const hint = broken
        ? ` A template is broken: ${broken.file}:${broken.range.start.line + 1}: ${broken.message}`
        : '';
      throw new UsageError(`There is no kind "${kindId}". Kinds: ${kinds.map(({ id }) => id).join(', ')}.${hint}`);
    }
    const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? /[/\\]$/.test(given);
    const name = pathIn(workspace, isFolder ? path.join(target, newFileName(kind)) : target);
    const file = shownPath(workspace, name, cwd);
    try {
      await workspace.files.create(name, encodeText(newDocument(kind, name, kinds)));
    } catch (error) {
      if (!(error instanceof FileStoreError)) throw error;
      throw new Refusal(error.code === 'exists' ? `${file} exists already. Name another path.` : error.message);
    }
    terminal.out(`${file}\n`);
    return EXIT.clean;
  },
};
