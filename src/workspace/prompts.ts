import type { Kind } from '../core/kind/kind.ts';
import type { PromptSchema } from '../core/outputs/readPrompt.ts';
import { readPrompt } from '../core/outputs/readPrompt.ts';
import type { FileStore } from './fileStore.ts';
import type { Loaded } from './loadTemplates.ts';
import { loadTemplates } from './loadTemplates.ts';

export const PROMPTS_FOLDER = '.planwright/prompts';
const SHIPPED_FOLDER = 'prompts';

/**
 * The prompts for agents: those of the workspace first, then the shipped ones that they do not replace. A prompt
 * replaces those of the same agent for the same kind. `shipped` is the folder of the package's templates.
 */
export async function loadPrompts(shipped: FileStore, workspace: FileStore | null): Promise<Loaded<PromptSchema>> {
  const [own, given] = await Promise.all([
    workspace ? loadTemplates(workspace, PROMPTS_FOLDER, parse) : { items: [], findings: [] },
    loadTemplates(shipped, SHIPPED_FOLDER, parse),
  ]);
  const rest = given.items.flatMap((prompt): PromptSchema[] => {
    const kinds = prompt.kinds.filter(
      (kind) => !own.items.some(({ agent, kinds: taken }) => agent === prompt.agent && taken.includes(kind)),
    );
    return kinds.length === 0 ? [] : [{ ...prompt, kinds }];
  });
  return { items: [...own.items, ...rest], findings: [...own.findings, ...given.findings] };
}

const parse = (text: string, path: string): ReturnType<Parameters<typeof loadTemplates<PromptSchema>>[2]> => {
  const { prompt, problems } = readPrompt(text, path);
  return { item: prompt, problems: problems ?? [] };
};

export const promptsFor = (kind: Kind, prompts: readonly PromptSchema[]): readonly PromptSchema[] =>
  prompts.filter(({ kinds }) => kinds.includes(kind.id));
