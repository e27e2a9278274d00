import * as z from 'zod/mini';
import { fieldTypeSchema, gateCriterionSchema, gateStateSchema, severitySchema, taskStateSchema } from './form.ts';

/*
 * What the command line prints as JSON. `format` counts up when a key changes its meaning or goes; keys may be added
 * without that. Positions are zero-based lines and UTF-16 characters.
 */

const FORMAT = z.literal(1);
const index = z.int().check(z.gte(0));

export const positionSchema = z.object({ line: index, character: index });
export const rangeSchema = z.object({ start: positionSchema, end: positionSchema });

/** A change that resolves a finding. All edits of one fix belong together; ranges are those of the text as it is. */
export const reportedFixSchema = z.object({
  title: z.string(),
  edits: z.array(z.object({ range: rangeSchema, newText: z.string() })),
});

export const reportedFindingSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  message: z.string(),
  /** Relative to the folder that the command ran in, with `/`. */
  file: z.string(),
  range: rangeSchema,
  fixes: z.array(reportedFixSchema),
});

export const checkOutputSchema = z.object({
  format: FORMAT,
  /** How many documents were checked. */
  files: index,
  findings: z.array(reportedFindingSchema),
  /** With `--require`: the gate in every checked document that has it. */
  required: z.array(
    z.object({ file: z.string(), gate: z.string(), state: gateStateSchema, passed: z.boolean(), message: z.string() }),
  ),
});

const task = z.object({ text: z.string(), state: taskStateSchema });

/** The value of a field: exactly what `set` takes back, as it is or as JSON. */
export const shownValueSchema = z.union([
  /** text, date, reference; the chosen option of a choice. */
  z.string(),
  /** A choice with no option chosen. */
  z.null(),
  /** The items of a list; the options of a choice of which several are chosen. */
  z.array(z.string()),
  /** checklist */
  z.array(z.strictObject(task.shape)),
  /** questions */
  z.array(z.strictObject({ text: z.string(), answer: z.string(), answered: z.boolean() })),
  z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  z.object({ language: z.string(), text: z.string() }),
]);

export const shownFieldSchema = z.object({
  id: z.string(),
  label: z.string(),
  type: fieldTypeSchema,
  value: shownValueSchema,
  range: rangeSchema,
});

const shownNodeOwn = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['section', 'group', 'entry', 'labelled', 'unknown']),
  /** The number of a section, the ordinal of an entry. */
  ordinal: z.nullable(z.string()),
  range: rangeSchema,
  fields: z.array(shownFieldSchema),
  /** What the kind expects and the document does not have. Setting a missing field adds it. */
  missing: z.array(z.object({ id: z.string(), label: z.string(), type: z.string() })),
});

export type ShownNode = z.infer<typeof shownNodeOwn> & { sections: ShownNode[] };

export const shownNodeSchema: z.ZodMiniType<ShownNode> = z.extend(shownNodeOwn, {
  get sections(): z.ZodMiniType<ShownNode[]> {
    return z.array(shownNodeSchema);
  },
});

export const shownQuestionSchema = z.object({
  /** Counts from 1 through the document: what `answer` takes. */
  number: index,
  field: z.string(),
  text: z.string(),
  answer: z.string(),
  answered: z.boolean(),
  range: rangeSchema,
});

export const shownGateSchema = z.object({
  id: z.string(),
  title: z.string(),
  needs: z.enum(['none', 'acknowledge', 'approval']),
  state: gateStateSchema,
  passed: z.boolean(),
  message: z.string(),
  /** What holds nothing back and has to be known: assumptions that nobody has confirmed. */
  notes: z.array(z.string()),
  digest: z.string(),
  /** What has to hold before it is passed; empty where the kind asks for nothing. */
  criteria: z.array(gateCriterionSchema),
  /** Null where one person is enough. */
  signs: z.nullable(
    z.object({
      signed: z.array(z.object({ role: z.string(), by: z.string(), time: z.string() })),
      /** `people` have the role and have not signed. */
      missing: z.array(z.object({ role: z.string(), count: index, people: z.array(z.string()) })),
    }),
  ),
  decision: z.nullable(z.object({ type: z.string(), by: z.string(), time: z.string(), comment: z.string() })),
});

export const showOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  kind: z.string(),
  title: z.string(),
  header: z.array(shownFieldSchema),
  sections: z.array(shownNodeSchema),
  questions: z.array(shownQuestionSchema),
  gates: z.array(shownGateSchema),
  findings: z.array(reportedFindingSchema),
  completion: z.array(z.object({ text: z.string(), holds: z.boolean(), ticked: z.boolean(), findings: index })),
  /** Rows of the verification contract, and those of them that are ticked; null where the document has none. */
  verified: z.nullable(z.object({ done: index, total: index })),
  /** What the kind's protocol asks for now, in one sentence, and the field, section or gate that it is about. */
  next: z.object({ text: z.string(), target: z.string() }),
  /** What a person decides on, in short; null where the kind has no summary, and while the document is not complete. */
  summary: z.nullable(z.array(z.object({ title: z.string(), lines: z.array(z.string()) }))),
});

/** What `new`, `set` and `answer` print with `--json`. */
export const writeOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  /** False: the document held the value already, and was not written. */
  changed: z.boolean(),
  edits: z.array(z.object({ range: rangeSchema, newText: z.string() })),
});

export const reflectOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  sufficient: z.boolean(),
  /** In one line, as it stands in the change log. */
  outcome: z.string(),
  criteria: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      asks: z.string(),
      met: z.boolean(),
      needs: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          ask: z.string(),
          /** The question stands in the document. */
          asked: z.boolean(),
          /** It is answered or ticked off, and that tells too little. */
          unclear: z.boolean(),
          /** What the document says about it; empty while nothing is known. */
          evidence: z.array(z.object({ field: z.string(), text: z.string(), range: rangeSchema })),
        }),
      ),
    }),
  ),
});

export const promptsOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  prompts: z.array(
    z.object({
      agent: z.string(),
      title: z.string(),
      sections: z.array(z.string()),
      /** Why it is not handed out; empty if it is. */
      reason: z.string(),
      /** Ids of the sections that it should carry, and that hold nothing yet. */
      unwritten: z.array(z.string()),
      /** Empty while there is a reason. */
      text: z.string(),
    }),
  ),
});

export const researchOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      state: z.string(),
      open: z.boolean(),
      /** Notes that seem to answer it, best first: the words that both have, and their share of the question's. */
      notes: z.array(z.object({ file: z.string(), words: z.array(z.string()), share: z.number() })),
    }),
  ),
});

export const kindsOutputSchema = z.object({
  format: FORMAT,
  kinds: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      files: z.array(z.string()),
      newFile: z.nullable(z.string()),
      /** The template: a path in the workspace, or the name of a shipped one. */
      origin: z.string(),
      gates: z.array(
        z.object({ id: z.string(), title: z.string(), needs: z.enum(['none', 'acknowledge', 'approval']) }),
      ),
    }),
  ),
  findings: z.array(reportedFindingSchema),
});

export const sprintsOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  sprints: z.array(z.object({ name: z.string(), capacity: z.number(), used: z.number(), isNew: z.boolean() })),
  /** In the order in which they are to be done. */
  tasks: z.array(
    z.object({
      task: z.string(),
      title: z.string(),
      points: z.number(),
      sprint: z.string(),
      /** Empty where nobody has the skill. */
      assignee: z.string(),
    }),
  ),
  /** Why tasks are left out, or stand without somebody to do them. */
  problems: z.array(z.string()),
});

const days = z.nullable(z.number());
const moment = z.nullable(z.string());
const share = z.object({ done: index, total: index });
const spread = z.nullable(z.object({ median: z.number(), mean: z.number(), most: z.number() }));
const rework = { changesRequested: index, changedSinceApproval: index };

/** Figures of features. Days are of 24 hours; moments are ISO 8601, UTC. */
export const metricsOutputSchema = z.object({
  format: FORMAT,
  features: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      status: z.string(),
      begun: moment,
      finished: moment,
      days,
      phases: z.array(
        z.object({
          phase: z.string(),
          gate: z.string(),
          planned: z.nullable(z.object({ least: z.number(), most: z.number() })),
          begun: moment,
          passed: moment,
          days,
          onTime: z.nullable(z.boolean()),
        }),
      ),
      rework: z.object(rework),
      acceptance: share,
      criteria: share,
    }),
  ),
  /** Folders with documents of a feature and no workflow. They have no figures. */
  begun: z.array(
    z.object({
      name: z.string(),
      folder: z.string(),
      documents: z.array(z.object({ file: z.string(), about: z.string() })),
    }),
  ),
  summary: z.object({
    features: index,
    finished: index,
    cycleDays: spread,
    phases: z.array(z.object({ phase: z.string(), days: spread, plannedMost: days })),
    throughput: z.array(z.object({ week: z.string(), features: index })),
    rework: z.object({ ...rework, features: share }),
    predictability: share,
    /** Days of the finished phases that have a plan: the longest that was planned, and what they took. */
    estimation: z.nullable(z.object({ planned: z.number(), actual: z.number() })),
    acceptance: share,
    criteria: share,
  }),
});

const traceLinkSchema = z.object({
  /** As it is written, in the usual form: `FR-3a`. */
  id: z.string(),
  /** The path of the document that it belongs to; null for this one. */
  scope: z.nullable(z.string()),
  /** Index in `nodes` of what names it; null in running text. */
  source: z.nullable(index),
  /** The place that names it; null in running text, which covers nothing. */
  place: z.nullable(z.string()),
  state: z.enum(['covered', 'dangling', 'ambiguous', 'elsewhere']),
  /** Indexes in `nodes`. */
  targets: z.array(index),
  /** Why it leads nowhere; empty if it does. */
  reason: z.string(),
  range: rangeSchema,
});

export const traceOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  nodes: z.array(
    z.object({
      /** Empty for a row without one. */
      id: z.string(),
      type: z.string(),
      declared: z.enum(['heading', 'bold', 'cell', 'item', 'row']),
      text: z.string(),
      /** The section or entry that it stands in, as `show` names it. */
      node: z.string(),
      /**
       * `duplicate`: its id is declared elsewhere, too; `uncovered`: something is missing for it. Null for what need not be
       * covered.
       */
      state: z.nullable(z.enum(['covered', 'uncovered', 'duplicate'])),
      range: rangeSchema,
    }),
  ),
  links: z.array(traceLinkSchema),
  mentions: z.array(traceLinkSchema),
  matrix: z.array(
    z.object({
      requirement: z.nullable(z.string()),
      criterion: z.nullable(z.string()),
      streams: z.array(z.string()),
      /** How many rows the test mandate and the contracts have for it. */
      tests: index,
      verification: index,
      verified: z.boolean(),
      review: index,
      /** `requirement`, `criterion`, `stream`, `mandate`, `verification`, `review`: what is missing. */
      gaps: z.array(z.string()),
    }),
  ),
});

export const streamsOutputSchema = z.object({
  format: FORMAT,
  file: z.string(),
  streams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      agent: z.string(),
      command: z.string(),
      /** What the template takes it for: `schema`, `contract`, `backend`; empty if none of these. */
      type: z.string(),
      requirements: z.array(z.string()),
      after: z.array(z.string()),
      parallel: z.array(z.string()),
      /** Streams of one order can run at the same time; counts from 1. Null for one in a cycle, or that waits for one. */
      order: z.nullable(z.int().check(z.gte(1))),
    }),
  ),
  /** Without those that have no order. */
  order: z.array(z.string()),
  groups: z.array(z.array(z.string())),
  /** The chain that holds most requirements; empty where there is a cycle. */
  critical: z.array(z.string()),
  cycles: z.array(z.array(z.string())),
});

export type TraceOutput = z.infer<typeof traceOutputSchema>;
export type StreamsOutput = z.infer<typeof streamsOutputSchema>;
export type ReportedFinding = z.infer<typeof reportedFindingSchema>;
export type ReportedFix = z.infer<typeof reportedFixSchema>;
export type CheckOutput = z.infer<typeof checkOutputSchema>;
export type ShownValue = z.infer<typeof shownValueSchema>;
export type ShownField = z.infer<typeof shownFieldSchema>;
export type ShowOutput = z.infer<typeof showOutputSchema>;
export type SprintsOutput = z.infer<typeof sprintsOutputSchema>;
export type MetricsOutput = z.infer<typeof metricsOutputSchema>;
export type WriteOutput = z.infer<typeof writeOutputSchema>;
export type KindsOutput = z.infer<typeof kindsOutputSchema>;
export type ReflectOutput = z.infer<typeof reflectOutputSchema>;
export type PromptsOutput = z.infer<typeof promptsOutputSchema>;
export type ResearchOutput = z.infer<typeof researchOutputSchema>;
