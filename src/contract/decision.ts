import * as z from 'zod/mini';
import type { DecisionRecord } from '../core/gates/decision.ts';

/*
 * The file of one decision: `.planwright/decisions/<document>/<time>-<gate>-<hash>.json`. Written once, never changed;
 * docs/cli.md describes it for those who want to read or verify one without Planwright.
 */

const line = z.string().check(z.minLength(1), z.maxLength(2000));

/** To the second, so that the name of the file can carry it. */
export const TIME_FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export const decisionRecordSchema = z.strictObject({
  format: z.literal(1),
  document: line,
  kind: line,
  gate: line,
  type: z.enum(['approve', 'acknowledge', 'request', 'request-changes', 'revoke', 'reject', 'tick', 'untick']),
  by: line,
  time: z.string().check(z.regex(TIME_FORM)),
  digest: z.string().check(z.regex(/^v\d+:sha256:[0-9a-f]{64}$/)),
  comment: z.string(),
  previous: z.nullable(line),
  signature: z.nullable(z.string()),
  criterion: z.exactOptional(line),
  documents: z.exactOptional(z.record(line, line)),
  roles: z.exactOptional(z.array(line)),
}) satisfies z.ZodMiniType<DecisionRecord>;
