import { setField } from '../../workspace/report/setField.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../errors.ts';
import { openDocument, printWritten, valueOf, writeDocument } from '../openDocument.ts';

export const set: Command = {
  name: 'set',
  args: 'FILE FIELD VALUE',
  summary:
    'Sets one field, as show names it. VALUE is text, or the JSON that show prints; - reads it from standard input.',
  count: [3, 3],
  options: {
    expected: { value: 'TEXT', help: 'refuse when the field holds something else' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
    json: { value: null, help: 'print what was changed as JSON' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = '', field = '', value = ''] = rest;
    const document = await openDocument(file, values['kind'], context);
    const result = setField(document.open.plan, field, await valueOf(value), values['expected']);
    printWritten(await writeDocument(document, result), switches.has('json'), context);
    return EXIT.clean;
  },
};
