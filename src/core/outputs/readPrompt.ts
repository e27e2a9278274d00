import * as z from 'zod/mini';
import { readYaml } from '../kind/readFrontMatter.ts';
import { findFrontMatter } from '../markdown/frontMatter.ts';
import type { Problem } from '../kind/directive.ts';
import { LineMap } from '../markdown/source.ts';
import type { TemplateProblem } from '../kind/parseTemplate.ts';

/** What an agent is told, and with which parts of a document: a file in `prompts/`. */
export interface PromptSchema {
  readonly agent: string;
  readonly title: string;
  readonly kinds: readonly string[];
  /** The gate that must be passed before the prompt is handed out; null for none. */
  readonly gate: string | null;
  /** Ids of the sections whose text goes with it. */
  readonly sections: readonly string[];
  readonly rules: readonly string[];
  readonly task: string;
  /** Where it was read from, for messages. */
  readonly origin: string;
}

const text = z.string().check(z.minLength(1));

const promptFrontMatter = z.strictObject({
  prompt: z.literal(1),
  agent: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'an agent is named by lower case letters, digits and "-"')),
  title: z.optional(text),
  kinds: z.array(text).check(z.minLength(1)),
  gate: z.optional(text),
  sections: z.array(text).check(z.minLength(1)),
  rules: z._default(z.array(text), []),
});

export type ParsedPrompt =
  | { readonly prompt: PromptSchema; readonly problems: null }
  | { readonly prompt: null; readonly problems: readonly TemplateProblem[] };

/** Reads the template of a prompt. Never throws for any text. */
export function readPrompt(source: string, origin: string): ParsedPrompt {
  const problems: Problem[] = [];
  const front = findFrontMatter(source);
  if (!front) {
    const message =
      'A prompt starts with front matter: a line "---", "prompt: 1", "agent: <name>", "kinds", "sections", a line "---".';
    return { prompt: null, problems: [{ message, line: 0, character: 0 }] };
  }
  const data = readYaml(source, front, promptFrontMatter, problems);
  const task = source.slice(front.whole.to).trim();
  if (data && task === '')
    problems.push({ message: 'Say below the front matter what the agent has to do.', span: front.yaml });
  if (!data || problems.length > 0) {
    const lines = new LineMap(source);
    return {
      prompt: null,
      problems: problems.map(({ message, span }) => ({ message, ...lines.positionAt(span.from) })),
    };
  }
  const { agent, title, kinds, gate, sections, rules } = data;
  return {
    prompt: { agent, title: title ?? agent, kinds, gate: gate ?? null, sections, rules, task, origin },
    problems: null,
  };
}
