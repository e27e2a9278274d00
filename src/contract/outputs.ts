import * as z from 'zod/mini';

/*
 * The shapes of what `planwright export` prints as JSON. `format` counts up when a key changes its meaning or goes.
 */

const text = z.string();

const decision = z.object({ id: text, title: text, decision: text, rationale: text, implications: z.array(text) });

/** What making tasks needs of a feature plan. */
export const taskInputSchema = z.object({
  format: z.literal(1),
  feature: text,
  plan: z.object({ file: text, version: text }),
  /** The path of the specification, as the plan names it. */
  specification: z.nullable(text),
  /** The first decision: tasks refer to it for every path. */
  fileOrganization: z.nullable(decision),
  decisions: z.array(decision),
  signatures: z.array(z.object({ name: text, kind: text, language: text, code: text })),
  /** Test-first tasks begin with their test. */
  tests: z.array(z.object({ level: text, testFirst: z.boolean(), cases: z.array(text) })),
  performance: z.array(z.object({ bottleneck: text, solution: text, impact: text })),
  security: z.array(text),
  dependencies: z.array(text),
  ordering: z.array(text),
  criteria: z.array(text),
});

export type TaskInput = z.infer<typeof taskInputSchema>;
