import { patternIntents } from '../../core/analyse/intents.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import { specificationOf } from '../../core/trace/specification.ts';
import { analyse } from '../../workspace/analyse.ts';
import type { Command } from '../command.ts';
import { EXIT, Refusal } from '../errors.ts';
import { hasFileFrom } from '../../node/hasFile.ts';
import { openDocument, writeDocument } from '../openDocument.ts';
import { relatedFrom } from '../related.ts';
import { plain } from '../terminal.ts';

export const analyseCommand: Command = {
  name: 'analyse',
  args: 'PLAN',
  summary: 'Searches the code base for what a feature plan can follow, and puts it into the plan.',
  count: [1, 1],
  options: { 'dry-run': { value: null, help: 'only print what was found; write nothing' } },
  run: async ({ switches, rest }, context) => {
    const [file = ''] = rest;
    const document = await openDocument(file, undefined, context);
    const { open, workspace } = document;
    const around = { hasFile: hasFileFrom(workspace.folder, open.path), related: relatedFrom(workspace, open.path) };
    const spec = specificationOf(open.plan, around);
    if (!spec) throw new Refusal(`${file} names no specification that is there. Its words are what is looked for.`);
    const found = await analyse(workspace.files, spec.plan, { now: () => Date.now() });
    const { out, err } = context.terminal;
    for (const { type, file: path, line, text } of found.patterns)
      out(`${type.padEnd(11)}  ${plain(path)}:${line}  ${plain(text)}\n`);
    const why = found.stopped === '' ? '' : `, ended early (${found.stopped})`;
    err(`${found.files} files searched, ${found.patterns.length} places found${why}.\n`);
    if (!switches.has('dry-run'))
      await writeDocument(document, planEdits(open.plan, patternIntents(open.plan, found.patterns)));
    return EXIT.clean;
  },
};
