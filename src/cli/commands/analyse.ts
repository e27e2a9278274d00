import { patternIntents } from '../../core/analyse/intents.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import { specificationOf } from '../../core/trace/specification.ts';
import { analyse } from '../../workspace/analyse.ts';
import { environmentIntents, missingNeeds } from '../../core/environment/needs.ts';
import { fieldIdByRole } from '../../core/rules/names.ts';
import { readEnvironment } from '../../workspace/environment.ts';
import type { Command, CommandContext } from '../command.ts';
import type { ExitCode } from '../errors.ts';
import { EXIT, Refusal } from '../errors.ts';
import { hasFileFrom } from '../../node/hasFile.ts';
import type { Document } from '../openDocument.ts';
import { openDocument, writeDocument } from '../openDocument.ts';
import { relatedFrom } from '../related.ts';
import { plain } from '../terminal.ts';

export const analyseCommand: Command = {
  name: 'analyse',
  args: 'PLAN',
  summary: 'Searches the code base for what a feature plan can follow, or for what a functional plan lacks to run.',
  count: [1, 1],
  options: { 'dry-run': { value: null, help: 'only print what was found; write nothing' } },
  run: async ({ switches, rest }, context) => {
    const [file = ''] = rest;
    const document = await openDocument(file, undefined, context);
    const { open, workspace } = document;
    if (fieldIdByRole(open.kind, 'dev-environment') !== null) return analyseEnvironment(document, switches, context);
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

/** Compares what a plan mentions with what developers have, and adds what is missing to the plan. */
async function analyseEnvironment(
  document: Document,
  switches: ReadonlySet<string>,
  { terminal }: CommandContext,
): Promise<ExitCode> {
  const { plan } = document.open;
  const environment = await readEnvironment(document.workspace.files);
  const needs = missingNeeds(plan, environment);
  for (const { need, current, missing } of needs) terminal.out(`${plain(need)}  ${plain(current)}  ${missing}\n`);
  const { compose, tasks, env, manifests, migrations } = environment;
  const count = compose.length + tasks.length + env.length + manifests.length;
  const kept = migrations.length === 0 ? 'no migrations' : `${migrations.length} migrations`;
  terminal.err(`${count} files looked at, ${kept}; ${needs.length} needs are missing.\n`);
  if (!switches.has('dry-run')) await writeDocument(document, planEdits(plan, environmentIntents(plan, needs)));
  return EXIT.clean;
}
