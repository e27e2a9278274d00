import { promptOf, promptReason, unwrittenText } from '../../core/outputs/prompt.ts';
import type { Prompt } from '../../core/outputs/prompt.ts';
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
    const made = await madeOf(document, schemas);
    const { out, err } = context.terminal;
    if (switches.has('json')) out(`${JSON.stringify(outputOf(document, made), null, 2)}\n`);
    else if (values['agent'] !== undefined)
      for (const { prompt, reason } of made) out(reason === '' ? prompt.text : '');
    else for (const one of made) out(listed(one));
    const shut = made.find(({ reason }) => reason !== '');
    const [lacking] = values['agent'] === undefined ? [] : made.filter(({ prompt }) => prompt.unwritten.length > 0);
    if (shut) err(`planwright: ${plain(shut.reason)}\n`);
    // Beside the prompt, which may go straight into a file or to an agent.
    else if (lacking) err(`planwright: ${plain(unwrittenText(lacking.prompt))}\n`);
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

interface Made {
  readonly prompt: Prompt;
  /** Why it is not handed out; empty if it is. */
  readonly reason: string;
}

async function madeOf({ open, workspace }: Document, schemas: readonly PromptSchema[]): Promise<readonly Made[]> {
  const { gates } = await judge(workspace, open);
  return schemas.map((schema) => ({
    prompt: promptOf(open.plan, schema, open.path, newHasher),
    reason: promptReason(schema, gates),
  }));
}

const outputOf = ({ file }: Document, made: readonly Made[]): PromptsOutput => ({
  format: 1,
  file,
  prompts: made.map(({ prompt: { schema, text, unwritten }, reason }) => {
    const { agent, title, sections } = schema;
    const shown = reason === '' ? text : '';
    return { agent, title, sections: [...sections], reason, unwritten: unwritten.map(({ id }) => id), text: shown };
  }),
});

function listed({ prompt, reason }: Made): string {
  const { agent, title } = prompt.schema;
  const size = reason === '' ? `${prompt.text.length} characters` : 'shut';
  const lacks = unwrittenText(prompt);
  const below = lacks === '' ? '' : `${' '.repeat(18)}${plain(lacks)}\n`;
  return `${plain(agent).padEnd(16)}  ${plain(title)}  (${size})\n${below}`;
}
