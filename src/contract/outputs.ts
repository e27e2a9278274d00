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

const ids = z.array(text);

const stream = z.object({
  id: text,
  name: text,
  agent: text,
  command: text,
  requirements: ids,
  depends_on: ids,
  parallel_with: ids,
  /** Streams of one order can run at the same time; counts from 1. Null for one in a cycle, or that waits for one. */
  order: z.nullable(z.int().check(z.gte(1))),
});

const requirement = z.object({
  id: text,
  name: text,
  agent_hint: text,
  description: text,
  inputs: z.array(z.object({ field: text, type: text, constraints: text })),
  behaviour: z.array(text),
  success_criteria: z.array(text),
  /** `tested_by`: the criterion or scenario that covers the case; null where none does. */
  error_cases: z.array(z.object({ condition: text, expected: text, tested_by: z.nullable(text) })),
  acceptance_criteria: ids,
  work_streams: ids,
});

/** A functional plan as data: the `plan_output.json` that the agents after the planner read. */
export const planOutputSchema = z.object({
  format: z.literal(1),
  task: text,
  branch: text,
  feature: text,
  created: text,
  status: text,
  plan: z.object({ file: text, version: text }),
  /** What the plan rests on; `file` is empty where the text names none. */
  input_documents: z.array(z.object({ file: text, text })),
  functional_requirements: z.array(requirement),
  business_rules: z.array(z.object({ id: text, description: text })),
  dependencies: z.array(z.object({ system: text, needed: text, notes: text })),
  consumers: z.array(z.object({ consumer: text, how: text })),
  external_calls: z.array(z.object({ service: text, purpose: text, on_failure: text })),
  acceptance_criteria: z.array(
    z.object({ id: text, title: text, requirements: ids, given: text, when: text, then: text }),
  ),
  test_scenarios: z.array(z.object({ area: text, scenario: text, inputs: text, expected: text })),
  work_streams: z.array(stream),
  /** Ids of streams that can run at the same time, in order; without those that have no order. */
  parallel_groups: z.array(ids),
  /** Empty where there is a cycle. */
  critical_path: ids,
  /** Ids of streams that wait for each other, each for the next one and the last for the first. */
  cycles: z.array(ids),
  non_functional_requirements: z.array(z.object({ id: text, requirement: text, target: text })),
  /** `applies` is null while it is not said. */
  security: z.array(z.object({ concern: text, applies: z.nullable(z.boolean()), notes: text })),
  critical_patterns: z.array(text),
  out_of_scope: z.array(text),
  open_questions: z.array(text),
  assumptions: z.array(z.object({ id: text, assumption: text, impact: text, resolved: text, confirmed: z.boolean() })),
  /** What is there already, by the label of the note. */
  codebase_notes: z.array(z.object({ topic: text, text })),
  dev_environment: z.array(z.object({ need: text, current: text, missing: text })),
  schema_changes: z.array(z.object({ change: text, phase: text, dependency: text })),
  verification_contract: z.array(
    z.object({ requirements: ids, criteria: ids, behaviour: text, verified: z.boolean() }),
  ),
  test_mandate: z.array(z.object({ ac: text, type: text, scenario: text, expected: text })),
  review_contract: z.array(z.object({ requirements: ids, criteria: ids, check: text, pass: text })),
});

/** Milestones with their subtasks, one for each work stream, in an order in which they can be done. */
export const milestonesOutputSchema = z.object({
  format: z.literal(1),
  task: text,
  /** Ids of streams that wait for each other: their milestones, and those of what waits for them, come last. */
  cycles: z.array(ids),
  milestones: z.array(
    z.object({ id: text, title: text, phase: text, subtasks: z.array(z.object({ id: text, title: text })) }),
  ),
});

export type PlanOutput = z.infer<typeof planOutputSchema>;
export type MilestonesOutput = z.infer<typeof milestonesOutputSchema>;
export type TaskInput = z.infer<typeof taskInputSchema>;
