import { allOutputs } from '../../core/outputs/allOutputs.ts';
import { newHasher } from '../../node/newHasher.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { openDocument } from '../openDocument.ts';

export const exportCommand: Command = {
  name: 'export',
  args: 'FILE',
  summary: 'Prints what is made from a document: reports, plans, data for other programs.',
  count: [1, 1],
  options: {
    as: { value: 'OUTPUT', help: allOutputs.map(({ id }) => id).join(', ') },
    kind: { value: 'KIND', help: 'read the document as this kind' },
  },
  run: async ({ values, rest }, context) => {
    const [file = ''] = rest;
    const { open } = await openDocument(file, values['kind'], context);
    const { plan, path, kind } = open;
    const fitting = allOutputs.filter(({ fits }) => fits(kind));
    const names = fitting.map(({ id }) => id).join(', ');
    const has = fitting.length === 0 ? 'has none' : `has these: ${names}`;
    const output = fitting.find(({ id }) => id === values['as']);
    if (!output) throw new UsageError(`Say by --as what to make from it. A document of the kind "${kind.id}" ${has}.`);
    context.terminal.out(await output.make({ plan, file: path, newHasher }));
    return EXIT.clean;
  },
};
