import * as z from 'zod/mini';

/*
 * What outlives the page: where the reader was, and texts that the document does not hold yet. Everything else comes
 * from the host.
 */

const index = z.int().check(z.gte(0));

export const slotSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), field: z.string() }),
  z.object({ kind: z.literal('code'), field: z.string() }),
  z.object({ kind: z.literal('item'), field: z.string(), index }),
  z.object({ kind: z.literal('answer'), field: z.string(), index }),
  z.object({ kind: z.literal('new'), field: z.string(), at: index, serial: z.number() }),
  z.object({ kind: z.literal('cell'), field: z.string(), row: index, column: index }),
  z.object({ kind: z.literal('title'), node: z.string() }),
  z.object({ kind: z.literal('prose'), node: z.string() }),
]);

export const savedDraftSchema = z.object({
  file: z.string(),
  slot: slotSchema,
  base: z.string(),
  shown: z.string(),
  text: z.string(),
});

const savedSchema = z.object({
  section: z.nullable(z.string()),
  unfolded: z.array(z.string()),
  folded: z.array(z.string()),
  visited: z.array(z.string()),
  scroll: z.number(),
  drafts: z.array(savedDraftSchema),
  /** Of the page that saved it. */
  stamp: z.optional(z.string()),
});

export type Slot = z.infer<typeof slotSchema>;
export type SavedDraft = z.infer<typeof savedDraftSchema>;
export type Saved = z.infer<typeof savedSchema>;

const nothingSaved: Saved = {
  section: null,
  unfolded: [],
  folded: [],
  visited: [],
  scroll: 0,
  drafts: [],
};

/** State that an older version wrote, or none, gives a fresh start. */
export function readSaved(state: unknown): Saved {
  const parsed = savedSchema.safeParse(state);
  return parsed.success ? parsed.data : nothingSaved;
}
