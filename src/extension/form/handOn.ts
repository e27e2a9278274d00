import type { HandOn } from '../../contract/form.ts';
import type { NewHasher } from '../../core/gates/hash.ts';
import { allOutputs } from '../../core/outputs/allOutputs.ts';
import { promptOf, promptReason } from '../../core/outputs/prompt.ts';
import type { PromptSchema } from '../../core/outputs/readPrompt.ts';
import { summaryOf } from '../../core/outputs/summary.ts';
import type { PlanState } from '../documents/planState.ts';

/** What the document can be handed on as; null where there is nothing. `prompts` are those of its kind. */
export function handOnOf(
  { plan, gates }: PlanState,
  prompts: readonly PromptSchema[],
  file: string,
  newHasher: NewHasher,
): HandOn | null {
  const section = plan.kind.gates.at(-1)?.shows ?? '';
  const outputs = allOutputs.filter(({ fits }) => fits(plan.kind)).map(({ id, title }) => ({ id, title }));
  if (prompts.length === 0 && outputs.length === 0) return null;
  const shown = prompts.map((schema) => {
    const { text, unwritten } = promptOf(plan, schema, file, newHasher);
    const { agent, title, sections } = schema;
    const reason = promptReason(schema, gates);
    return { agent, title, size: text.length, sections: sections.length, unwritten: [...unwritten], reason };
  });
  const summary = summaryOf(plan, gates)?.map(({ title, lines }) => ({ title, lines: [...lines] })) ?? null;
  return { section, prompts: shown, outputs, summary };
}
