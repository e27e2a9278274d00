import * as z from 'zod/mini';

/*
 * What the form and the checkpoint view show: a snapshot of one version of a plan. The header, the outline and the
 * gates are whole; of the sections only the one on screen is sent, and of its entries only those that are unfolded.
 */

export const severitySchema = z.enum(['error', 'warning', 'info', 'hint']);

export const formFindingSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  message: z.string(),
  /** Id of the field or node to go to. */
  target: z.string(),
  /** Titles of fixes; a fix is asked for by code, target and index. */
  fixes: z.array(z.string()),
  /** The entries that it stands in, where a list is of the whole document and the message does not say it. */
  place: z.optional(z.string()),
});

export const taskStateSchema = z.enum(['open', 'done', 'partial']);

export const formValueSchema = z.discriminatedUnion('type', [
  /** `choice` written as text has options in the field. */
  z.object({ type: z.literal('text'), text: z.string(), placeholder: z.boolean() }),
  z.object({ type: z.literal('list'), items: z.array(z.object({ text: z.string(), placeholder: z.boolean() })) }),
  z.object({
    type: z.literal('tasks'),
    items: z.array(z.object({ text: z.string(), placeholder: z.boolean(), state: taskStateSchema })),
  }),
  z.object({
    type: z.literal('questions'),
    items: z.array(z.object({ text: z.string(), answer: z.string(), answered: z.boolean(), placeholder: z.boolean() })),
  }),
  z.object({
    type: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    /** Which cells still are hints of the template; rows and cells as in `rows`, none where no cell is. */
    hints: z.array(z.array(z.boolean())),
  }),
  z.object({ type: z.literal('code'), text: z.string(), language: z.string(), placeholder: z.boolean() }),
]);

export const fieldTypeSchema = z.enum([
  'text',
  'list',
  'choice',
  'checklist',
  'questions',
  'table',
  'code',
  'date',
  'reference',
]);

export const formFieldSchema = z.object({
  node: z.literal('field'),
  id: z.string(),
  label: z.string(),
  /** Shown as placeholder of the empty control. */
  hint: z.string(),
  type: fieldTypeSchema,
  optional: z.boolean(),
  /** False: the slot is not in the document yet; setting it adds it. */
  present: z.boolean(),
  choose: z.enum(['one', 'any']),
  options: z.array(z.string()),
  columns: z.array(z.object({ title: z.string(), options: z.nullable(z.array(z.string())) })),
  ordered: z.boolean(),
  /** The value, or each item of the list, begins with a reference to a file. */
  reference: z.boolean(),
  /** Planwright keeps this value itself (status, dates, approver): shown, not edited. */
  kept: z.boolean(),
  value: formValueSchema,
  findings: z.array(formFindingSchema),
});

export const nodeStateSchema = z.enum(['complete', 'partial', 'empty', 'locked']);

const nodeBase = {
  id: z.string(),
  title: z.string(),
  /** Section number or entry ordinal, without the title. */
  ordinal: z.string(),
  state: nodeStateSchema,
  /** Counts in the node and below it. */
  findings: z.number(),
  questions: z.number(),
};

export const outlineItemSchema = z.object({
  ...nodeBase,
  /** 1 for top sections, 2 for sections in them. */
  level: z.number(),
  known: z.boolean(),
});

const formNodeOwn = z.object({
  node: z.literal('node'),
  ...nodeBase,
  type: z.enum(['section', 'group', 'entry', 'labelled', 'unknown']),
  /** `Option A`, `Commit 2`: what stands before the title of an entry. */
  prefix: z.string(),
  guidance: z.string(),
  /** The document has no such section or group yet; `addMissing` adds it. */
  missing: z.boolean(),
  /** No chosen option opens this group. */
  closed: z.boolean(),
  /** False: folded, `slots` is empty; ask for it by `view`. */
  unfolded: z.boolean(),
  /** Prose and whatever the kind does not know, as Markdown. */
  prose: z.string(),
  /** Whether `prose` is the whole body, which `setMarkdown` can replace. */
  editable: z.boolean(),
  problems: z.array(formFindingSchema),
  /** It is a research question that can be taken on; without it, it is not. */
  researches: z.exactOptional(z.boolean()),
  /** Entries that can be added here: schema id and the word for it. */
  entries: z.array(z.object({ id: z.string(), word: z.string() })),
});

/** A group, an entry, a labelled group or a section within the one on screen; its slots in the kind's order. */
export type FormNode = z.infer<typeof formNodeOwn> & { slots: (FormField | FormNode)[] };

export const formNodeSchema: z.ZodMiniType<FormNode> = z.extend(formNodeOwn, {
  get slots(): z.ZodMiniType<(FormField | FormNode)[]> {
    return z.array(z.union([formFieldSchema, formNodeSchema]));
  },
});

export const gateStateSchema = z.enum([
  'locked',
  'incomplete',
  'ready',
  'requested',
  'changes-requested',
  'approved',
  'changed',
]);

/** Something that has to hold before a gate is passed, and why it does or does not. */
export const gateCriterionSchema = z.object({
  text: z.string(),
  /** Null while something that has to be looked at is not read yet. */
  holds: z.nullable(z.boolean()),
  /** Judged by what documents hold; otherwise a person ticks it. */
  automatic: z.boolean(),
  /** What was looked at and what was there, or who ticked it and when. */
  because: z.string(),
});

export const formGateSchema = z.object({
  id: z.string(),
  title: z.string(),
  needs: z.enum(['none', 'acknowledge', 'approval']),
  /** Whether it can be rejected; without it, it cannot. */
  rejects: z.exactOptional(z.boolean()),
  /** Id of the section that it is shown with. */
  section: z.string(),
  /** Ids of the top sections whose text a decision binds; without it, the one that it is shown with. */
  covers: z.exactOptional(z.array(z.string())),
  state: gateStateSchema,
  passed: z.boolean(),
  message: z.string(),
  /** Of what a decision is made on: the text, and the documents that the gate rests on. */
  digest: z.string(),
  questions: z.number(),
  /** What holds the gate back, most important first; at most 50. */
  blocking: z.array(formFindingSchema),
  blockingCount: z.number(),
  /** What has to hold besides, in the order of the document; at most 50. */
  criteria: z.array(gateCriterionSchema),
  criteriaCount: z.number(),
  /** Why the decision cannot be made now; empty if it can. */
  reason: z.string(),
  decision: z.nullable(
    z.object({ type: z.string(), by: z.string(), time: z.string(), comment: z.string(), name: z.string() }),
  ),
});

/** Whether enough is known to go on, shown with a section. */
export const formReflectionSchema = z.object({
  section: z.string(),
  sufficient: z.boolean(),
  criteria: z.array(
    z.object({
      title: z.string(),
      asks: z.string(),
      met: z.boolean(),
      needs: z.array(
        z.object({
          title: z.string(),
          ask: z.string(),
          asked: z.boolean(),
          /** It is answered or ticked off, and that tells too little. */
          unclear: z.boolean(),
          /** What the document says about it, and where; null while nothing is known. */
          evidence: z.nullable(z.object({ text: z.string(), target: z.string() })),
        }),
      ),
    }),
  ),
  /** What a language model said when it was last asked; null if it was not. */
  byModel: z.nullable(
    z.object({
      model: z.string(),
      /** Whether the document is still as it was then. */
      current: z.boolean(),
      claims: z.array(
        z.object({ title: z.string(), clear: z.boolean(), why: z.string(), quote: z.string(), target: z.string() }),
      ),
      leftOut: z.array(z.object({ what: z.string(), why: z.string() })),
    }),
  ),
});

/** What a document can be handed on as, shown with a section. */
export const handOnSchema = z.object({
  section: z.string(),
  prompts: z.array(
    z.object({
      agent: z.string(),
      title: z.string(),
      /** Characters. */
      size: z.number(),
      /** How many sections it should carry. */
      sections: z.number(),
      /** Those of them that hold nothing yet. */
      unwritten: z.array(z.object({ id: z.string(), name: z.string() })),
      /** Why it is not handed out; empty if it is. */
      reason: z.string(),
    }),
  ),
  outputs: z.array(z.object({ id: z.string(), title: z.string() })),
  /** What is decided on, in short; null where the kind has no summary or the document is not complete. */
  summary: z.nullable(z.array(z.object({ title: z.string(), lines: z.array(z.string()) }))),
});

const tracedSchema = z.object({ id: z.string(), title: z.string(), target: z.string() });

/** What hangs together with what: requirements by criteria, and what is missing of each. */
export const formTraceSchema = z.object({
  rows: z.array(
    z.object({
      requirement: z.nullable(tracedSchema),
      criterion: z.nullable(tracedSchema),
      streams: z.array(tracedSchema),
      /** Rows of the test mandate. */
      tests: z.array(tracedSchema),
      /** How many rows the other contracts have for it. */
      verification: z.number(),
      verified: z.boolean(),
      review: z.number(),
      gaps: z.array(z.enum(['requirement', 'criterion', 'stream', 'mandate', 'verification', 'review'])),
    }),
  ),
  /** How many rows the contracts lack. */
  missing: z.number(),
  /** How many rows of the contracts stand for nothing. */
  orphans: z.number(),
});

const pointSchema = z.object({ x: z.number(), y: z.number() });

const stepSchema = z.object({
  id: z.string(),
  name: z.string(),
  agent: z.string(),
  command: z.string(),
  requirements: z.string(),
  after: z.string(),
});

/** The work streams, drawn: sizes and places in pixels. */
export const formStreamsSchema = z.object({
  width: z.number(),
  height: z.number(),
  streams: z.array(
    z.object({
      id: z.string(),
      ...pointSchema.shape,
      width: z.number(),
      height: z.number(),
      lines: z.array(z.string()),
      /** The same in full, for where lines can be as long as they are. */
      texts: z.array(z.string()),
      label: z.string(),
      isCritical: z.boolean(),
      target: z.string(),
    }),
  ),
  /** `from` and `to` are places in `streams`. */
  edges: z.array(z.object({ from: z.number(), to: z.number(), points: z.array(pointSchema), isCritical: z.boolean() })),
  /** Streams of one step can run at the same time. */
  steps: z.array(z.array(stepSchema)),
  /** Streams that never can begin, since they are in a cycle or wait for one. */
  stuck: z.array(stepSchema),
  critical: z.array(z.string()),
  cycles: z.array(z.array(z.string())),
});

export const openQuestionSchema = z.object({
  field: z.string(),
  index: z.number(),
  text: z.string(),
  answer: z.string(),
});

export const snapshotSchema = z.object({
  /** Counts up with every snapshot of one panel. */
  version: z.number(),
  title: z.string(),
  kind: z.string(),
  file: z.string(),
  /** Why nothing can be edited; empty if it can. */
  readOnly: z.string(),
  /** Whether the person has chosen a language model, which can be asked for drafts. */
  drafting: z.boolean(),
  header: z.array(formFieldSchema),
  status: z.object({
    value: z.string(),
    /** Lawful next statuses; `reason` says what is missing, empty if it can be set. */
    next: z.array(z.object({ name: z.string(), reason: z.string(), cancels: z.boolean() })),
  }),
  phase: z.string(),
  /** Filled fields of those that are required. */
  progress: z.object({ done: z.number(), total: z.number(), of: z.enum(['fields', 'checkpoints']) }),
  /** One sentence: what to do next. */
  next: z.object({ text: z.string(), target: z.string() }),
  outline: z.array(outlineItemSchema),
  section: z.nullable(formNodeSchema),
  gates: z.array(formGateSchema),
  /** Null where the kind has none, or where another section is on screen. */
  reflection: z.nullable(formReflectionSchema),
  handOn: z.nullable(handOnSchema),
  /** Pages that the kind has beside its sections. */
  pages: z.array(z.enum(['@trace', '@streams'])),
  /** Null where another page is on screen. */
  trace: z.nullable(formTraceSchema),
  streams: z.nullable(formStreamsSchema),
  openQuestions: z.array(openQuestionSchema),
  completion: z.array(
    z.object({ text: z.string(), holds: z.boolean(), ticked: z.boolean(), open: z.array(formFindingSchema) }),
  ),
  changeLog: z.array(z.object({ time: z.string(), text: z.string() })),
  /** Documents with problems that concern the whole file (conflict markers and the like). */
  problems: z.array(formFindingSchema),
});

export type FormFinding = z.infer<typeof formFindingSchema>;
export type FormValue = z.infer<typeof formValueSchema>;
export type FormField = z.infer<typeof formFieldSchema>;
export type FormGate = z.infer<typeof formGateSchema>;
export type FormReflection = z.infer<typeof formReflectionSchema>;
export type FormTrace = z.infer<typeof formTraceSchema>;
export type FormStreams = z.infer<typeof formStreamsSchema>;
export type HandOn = z.infer<typeof handOnSchema>;
export type OutlineItem = z.infer<typeof outlineItemSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
