import * as z from 'zod/mini';
import { snapshotSchema } from './form.ts';
import { intentSchema } from './intent.ts';

/*
 * Every message between a webview and the host, once. Requests carry an id and get exactly one reply: a result, or a
 * typed error. Both ends parse what arrives; what does not parse is refused and never acted on.
 */

const id = z.int().check(z.gte(0));
const name = z.string().check(z.maxLength(2000));

/** What a webview asks for. */
export const requestSchema = z.discriminatedUnion('type', [
  /**
   * An edit. `expected` is the text that the slot showed when the person began (of the item, for items); when the
   * slot holds something else now, the reply is `conflict` with what it holds, and nothing is changed.
   */
  z.strictObject({
    type: z.literal('edit'),
    id,
    intent: intentSchema,
    expected: z.nullable(z.string()),
    baseVersion: z.number(),
  }),
  /** A decision on a gate, bound to the digest that the snapshot on screen carried. */
  z.strictObject({
    type: z.literal('decide'),
    id,
    gate: name,
    decision: z.enum(['approve', 'acknowledge', 'request-changes', 'revoke']),
    digest: name,
    comment: z.string(),
  }),
  z.strictObject({ type: z.literal('setStatus'), id, status: name }),
  /** Runs reflection, which asks in the document for what is missing. */
  z.strictObject({ type: z.literal('reflect'), id }),
  /** Lets the chosen language model question what the document holds. */
  z.strictObject({ type: z.literal('reflectByModel'), id }),
  /** Lets the chosen language model draft a field, a section or an entry: shown as a difference, not applied. */
  z.strictObject({ type: z.literal('draft'), id, target: name }),
  /** Adds the rows that the contracts lack, and marks those that stand for nothing. */
  z.strictObject({ type: z.literal('fillContracts'), id }),
  /** Hands the prompt for an agent on: to the clipboard, the editor's chat, a file, or an editor to read it in. */
  z.strictObject({ type: z.literal('handOn'), id, agent: name, how: z.enum(['copy', 'chat', 'file', 'show']) }),
  /** Makes an output of the document, and shows it in an editor. */
  z.strictObject({ type: z.literal('export'), id, output: name }),
  /** Applies a fix of a finding, named by code, target and index as the snapshot has them. */
  z.strictObject({ type: z.literal('fix'), id, code: name, target: name, index: z.number() }),
  /** Paths in the workspace that match what has been typed. Reply: `paths`. */
  z.strictObject({ type: z.literal('completePath'), id, query: name }),
]);

/** What a webview tells without waiting for a reply. */
export const noticeSchema = z.discriminatedUnion('type', [
  /** The page is there and listens. Answered by `strings` and a snapshot. */
  z.strictObject({ type: z.literal('ready') }),
  /** What is on screen: a section, and its entries that are unfolded. Answered by a snapshot. */
  z.strictObject({ type: z.literal('view'), section: name, unfolded: z.array(name) }),
  z.strictObject({
    type: z.literal('open'),
    /**
     * `markdown`: the text at a field or node; `file`: a `path:line-range`; `changes`: since approval; `rule`: its page;
     * `rejection`: what is asked before a checkpoint is rejected; `research`: the ways to take a question on.
     */
    what: z.enum(['markdown', 'file', 'changes', 'rule', 'form', 'rejection', 'research']),
    target: name,
  }),
]);

export const fromWebviewSchema = z.union([requestSchema, noticeSchema]);

export const replySchema = z.discriminatedUnion('ok', [
  z.object({
    type: z.literal('reply'),
    id,
    ok: z.literal(true),
    /** The first snapshot version that contains the edit. */
    version: z.number(),
    paths: z.exactOptional(z.array(z.string())),
  }),
  z.object({
    type: z.literal('reply'),
    id,
    ok: z.literal(false),
    code: z.enum(['not-found', 'conflict', 'unsafe', 'invalid', 'stale', 'read-only', 'refused', 'failed']),
    message: z.string(),
    /** With `conflict`: what the slot holds now. */
    current: z.exactOptional(z.string()),
  }),
]);

/** What the host sends. Snapshots are whole: a hidden page misses messages, and the next one makes up for all. */
export const fromHostSchema = z.union([
  replySchema,
  z.object({ type: z.literal('snapshot'), snapshot: snapshotSchema }),
  /** The checkpoint view, when no plan is active. */
  z.object({ type: z.literal('empty') }),
  /** Go to a field or node: show its section, unfold it, focus it. */
  z.object({ type: z.literal('reveal'), section: z.string(), target: z.string() }),
  /** The bundle of translated strings and the language of the interface. */
  z.object({ type: z.literal('strings'), language: z.string(), bundle: z.record(z.string(), z.string()) }),
]);

export type Request = z.infer<typeof requestSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type Reply = z.infer<typeof replySchema>;
export type FromHost = z.infer<typeof fromHostSchema>;
