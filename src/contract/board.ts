import * as z from 'zod/mini';
import { gateCriterionSchema, gateStateSchema } from './form.ts';

/*
 * Every message between the board and the host. Both ends parse what arrives.
 */

const index = z.int().check(z.gte(0));
const name = z.string().check(z.maxLength(2000));
const moment = z.nullable(z.string());
const share = z.object({ done: index, total: index });
const spread = z.nullable(z.object({ median: z.number(), mean: z.number(), most: z.number() }));

export const boardCellSchema = z.object({
  gate: z.string(),
  state: gateStateSchema,
  /** When it came to stand so; null where decisions do not tell. */
  since: moment,
  /** What holds it; empty where nothing does. */
  holds: z.string(),
  waitsFor: z.array(z.string()),
});

export const boardRowSchema = z.object({
  /** Tells the features of several folders apart. */
  id: z.string(),
  name: z.string(),
  path: z.string(),
  status: z.string(),
  /** The phase that it is in; empty once all gates are passed. */
  phase: z.string(),
  /** Of the gate that it stands at: -1 once all are passed. */
  current: z.int(),
  cells: z.array(boardCellSchema),
  /** Rows of verification contracts in its documents; null where there are none. */
  verified: z.nullable(share),
  /** It has a workflow; without one it only has documents. */
  isLaidOut: z.boolean(),
});

/** The figures of all features: what `planwright metrics` prints as its summary. */
export const boardFiguresSchema = z.object({
  features: index,
  finished: index,
  cycleDays: spread,
  phases: z.array(z.object({ phase: z.string(), days: spread, plannedMost: z.nullable(z.number()) })),
  throughput: z.array(z.object({ week: z.string(), features: index })),
  rework: z.object({ changesRequested: index, changedSinceApproval: index, features: share }),
  predictability: share,
  /** Days of the finished phases that have a plan. */
  estimation: z.nullable(z.object({ planned: z.number(), actual: z.number() })),
  acceptance: share,
  criteria: share,
});

export const boardSchema = z.object({
  columns: z.array(z.object({ gate: z.string(), title: z.string(), phase: z.string() })),
  rows: z.array(boardRowSchema),
  figures: boardFiguresSchema,
  /** Ages are counted from here; ISO 8601. */
  now: z.string(),
  /** How many features are read, of how many. */
  read: share,
});

/** What has to hold before a gate of a feature is passed, with what was looked at. */
export const boardCriteriaSchema = z.object({
  row: z.string(),
  gate: z.string(),
  criteria: z.array(gateCriterionSchema),
});

/** What the board tells the host. */
export const fromBoardSchema = z.discriminatedUnion('type', [
  /** The page is there and listens. Answered by `strings` and a board. */
  z.strictObject({ type: z.literal('ready') }),
  /** Opens the workflow of a feature, at a gate if one is named. */
  z.strictObject({ type: z.literal('open'), row: name, gate: name }),
  z.strictObject({ type: z.literal('newFeature') }),
  /** Asks what a gate of a feature waits for. Answered by `criteria`. */
  z.strictObject({ type: z.literal('criteria'), row: name, gate: name }),
]);

export const toBoardSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('strings'), language: z.string(), bundle: z.record(z.string(), z.string()) }),
  z.object({ type: z.literal('board'), board: boardSchema }),
  z.object({ type: z.literal('criteria'), criteria: boardCriteriaSchema }),
]);

export type BoardPage = z.infer<typeof boardSchema>;
export type BoardPageRow = z.infer<typeof boardRowSchema>;
export type BoardPageCell = z.infer<typeof boardCellSchema>;
export type BoardCriteria = z.infer<typeof boardCriteriaSchema>;
export type BoardFigures = z.infer<typeof boardFiguresSchema>;
export type FromBoard = z.infer<typeof fromBoardSchema>;
export type ToBoard = z.infer<typeof toBoardSchema>;
