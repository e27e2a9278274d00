import { promptOf, promptReason } from '../../core/outputs/prompt.ts';
import type { PromptSchema } from '../../core/outputs/readPrompt.ts';
import type { PromptsOutput } from '../../contract/cli.ts';
import { newHasher } from '../../node/newHasher.ts';
import { loadPrompts, promptsFor } from '../../workspace/prompts.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { judge } from '../judge.ts';
import { openDocument } from '../openDocument.ts';
import type { Document } from '../openDocument.ts';
import { plain } from '../terminal.ts';

export const prompts: Command = {
  name: 'prompts',
  args: 'FILE',
  summary: 'Prints the prompts that hand a document on to agents. Refused while its checkpoint is shut.',
  count: [1, 1],
  options: {
    agent: { value: 'NAME', help: 'print the prompt for this agent, and nothing else' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
    json: { value: null, help: 'print all of it as JSON' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = ''] = rest;
    const document = await openDocument(file, values['kind'], context);
    const schemas = await wanted(document, values['agent'], context.workspaces.package.templates);
    const output = await promptsOutput(document, schemas);
    const { out, err } = context.terminal;
    if (switches.has('json')) out(`${JSON.stringify(output, null, 2)}\n`);
    else if (values['agent'] !== undefined) for (const { text } of output.prompts) out(text);
    else for (const prompt of output.prompts) out(listed(prompt));
    const shut = output.prompts.find(({ reason }) => reason !== '');
    if (shut) err(`planwright: ${plain(shut.reason)}\n`);
    return shut ? EXIT.gate : EXIT.clean;
  },
};

async function wanted(
  { open, workspace }: Document,
  agent: string | undefined,
  shipped: Document['workspace']['files'],
): Promise<readonly PromptSchema[]> {
  const { items, findings } = await loadPrompts(shipped, workspace.files);
  const [broken] = findings;
  if (broken) throw new UsageError(`${broken.file}:${broken.range.start.line + 1}: ${broken.message}`);
  const known = promptsFor(open.kind, items);
  if (known.length === 0) throw new UsageError(`There are no prompts for documents of the kind "${open.kind.id}".`);
  if (agent === undefined) return known;
  const found = known.filter((prompt) => prompt.agent === agent);
  const names = known.map((prompt) => prompt.agent).join(', ');
  if (found.length === 0) throw new UsageError(`There is no prompt for the agent "${agent}". Agents: ${names}.`);
  return found.slice(0, 1);
}

async function promptsOutput(document: Document, schemas: readonly PromptSchema[]): Promise<PromptsOutput> {
  const { open, workspace, file } = document;
  const { gates } = await judge(workspace, open);
  return {
    format: 1,
    file,
    prompts: schemas.map((schema) => {
      const reason = promptReason(schema, gates);
      const { text, unwritten } = promptOf(open.plan, schema, open.path, newHasher);
      const { agent, title, sections } = schema;
      const shown = reason === '' ? text : '';
      return { agent, title, sections: [...sections], reason, unwritten: [...unwritten], text: shown };
    }),
  };
}

function listed({ agent, title, text, reason, unwritten }: PromptsOutput['prompts'][number]): string {
  const size = reason === '' ? `${text.length} characters` : 'shut';
  const open = unwritten.length === 0 ? '' : `; not written yet: ${unwritten.join(', ')}`;
  return `${plain(agent).padEnd(16)}  ${plain(title)}  (${size}${open})\n`;
}
