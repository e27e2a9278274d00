import { isDecided, refusedHeader } from '../../workspace/report/refusedHeader.ts';
import { setField } from '../../workspace/report/setField.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal } from '../errors.ts';
import { judge } from '../judge.ts';
import type { Document } from '../openDocument.ts';
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
    const text = await valueOf(value);
    if (isDecided(document.open.plan, field)) await assertAllowed(document, field, text);
    const result = setField(document.open.plan, field, text, values['expected']);
    printWritten(await writeDocument(document, result), switches.has('json'), context);
    return EXIT.clean;
  },
};

async function assertAllowed({ workspace, open }: Document, field: string, text: string): Promise<void> {
  const { gates } = await judge(workspace, open);
  const reason = refusedHeader(open.plan, field, text, gates);
  if (reason !== '') throw new Refusal(reason);
}
