import { allOutputs } from '../../core/outputs/allOutputs.ts';
import { newHasher } from '../../node/newHasher.ts';
import type { Command } from '../command.ts';
import { deliver, deliverablePath } from '../../workspace/deliver.ts';
import { FileStoreError } from '../../workspace/fileStore.ts';
import { EXIT, Refusal, UsageError } from '../errors.ts';
import { openDocument } from '../openDocument.ts';
import { plain } from '../terminal.ts';
import { shownPath } from '../workspaces.ts';

export const exportCommand: Command = {
  name: 'export',
  args: 'FILE',
  summary: 'Prints what is made from a document: reports, plans, data for other programs.',
  count: [1, 1],
  options: {
    as: { value: 'OUTPUT', help: allOutputs.map(({ id }) => id).join(', ') },
    write: { value: null, help: 'write it beside the document, where it is a file of its own: plan_output.json' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = ''] = rest;
    const { open, workspace } = await openDocument(file, values['kind'], context);
    const { plan, path, kind } = open;
    const fitting = allOutputs.filter(({ fits }) => fits(kind));
    const names = fitting.map(({ id }) => id).join(', ');
    const has = fitting.length === 0 ? 'has none' : `has these: ${names}`;
    const output = fitting.find(({ id }) => id === values['as']);
    if (!output) throw new UsageError(`Say by --as what to make from it. A document of the kind "${kind.id}" ${has}.`);
    const text = await output.make({ plan, file: path, newHasher });
    if (!switches.has('write')) {
      context.terminal.out(text);
      return EXIT.clean;
    }
    const target = deliverablePath(output, path);
    if (target === null)
      throw new UsageError(`"${output.id}" is no file of its own. Leave --write out, and redirect what is printed.`);
    const shown = plain(shownPath(workspace, target, context.cwd));
    try {
      const isNew = await deliver(workspace.files, target, text, output);
      context.terminal.out(isNew ? `${shown} written.\n` : `${shown} holds that already; nothing was written.\n`);
    } catch (error) {
      if (error instanceof FileStoreError) throw new Refusal(error.message);
      throw error;
    }
    return EXIT.clean;
  },
};
