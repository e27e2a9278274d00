import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.strictObject({
  kind: z.enum(['spec', 'maintenance']),
  /** The agent whose prompt is asked for. */
  agent: z.string(),
  /** By the id of what reflection has to know. */
  answers: z.record(z.string(), z.string()),
});

/** A request as it came in, with what the person who made it answers when asked. */
export interface RequestFixture extends z.infer<typeof schema> {
  readonly name: string;
  readonly request: string;
}

/** Reads `test/fixtures/requests`; each file is the answers, then the request. */
export function readRequests(folder: string): readonly RequestFixture[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [, front = '', request = ''] =
        /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(path.join(folder, file), 'utf8')) ?? [];
      return { name: file.replace(/\.md$/, ''), request: request.trim(), ...schema.parse(parse(front)) };
    });
}

/** What somebody answers to a question of reflection, or why the fixture is not complete. */
export function answerTo(
  { name, answers }: RequestFixture,
  needs: readonly { readonly id: string; readonly ask: string }[],
  question: string,
): string {
  const need = needs.find(({ ask }) => ask === question);
  const answer = need && answers[need.id];
  if (answer === undefined) throw new Error(`${name} has no answer to "${question}".`);
  return answer;
}
