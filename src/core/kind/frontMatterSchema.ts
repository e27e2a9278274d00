import * as z from 'zod/mini';
import type { TracePlace, TraceType } from './kind.ts';
import { TRACE_PLACES, TRACE_TYPES } from './kind.ts';

/*
 * The front matter of a template: what the body cannot show. See docs/kinds.md for the meaning of each key.
 */

const text = z.string().check(z.minLength(1));
const optionalText = () => z.optional(text);

const sign = z.strictObject({ role: text, count: z._default(z.int().check(z.gte(1)), 1) });

const gate = z.strictObject({
  id: text,
  title: text,
  covers: z.array(text).check(z.minLength(1)),
  shows: z.optional(text),
  needs: z._default(z.enum(['none', 'acknowledge', 'approval']), 'approval'),
  ready: z.optional(text),
  blocked: z.optional(text),
  phase: z.optional(text),
  status: z.optional(text),
  signs: z._default(z.array(sign), []),
  rejects: z._default(z.boolean(), false),
});

const status = z.strictObject({
  name: text,
  to: z._default(z.array(text), []),
  gate: z.optional(text),
  finished: z._default(z.boolean(), false),
  cancels: z._default(z.boolean(), false),
  next: z.optional(text),
});

const need = z.strictObject({
  id: text,
  title: text,
  ask: text,
  from: z.array(text).check(z.minLength(1)),
  words: z._default(z.int(), 1),
  says: z._default(z.array(text), []),
  into: z.optional(text),
});

const reflection = z.strictObject({
  gate: text,
  questions: text,
  next: z.optional(text),
  then: text,
  criteria: z
    .array(z.strictObject({ id: text, title: text, asks: text, needs: z.array(need).check(z.minLength(1)) }))
    .check(z.minLength(1)),
});

const intake = z.strictObject({
  ticket: text,
  request: text,
  type: z.optional(text),
  signs: z._default(z.array(text), []),
  rest: z.optional(z.boolean()),
});

const places = z.strictObject(
  Object.fromEntries(TRACE_PLACES.map((place) => [place, optionalText()])) as Record<
    TracePlace,
    ReturnType<typeof optionalText>
  >,
);

const traced = z.strictObject({ role: text, prefix: z.optional(text), places: z._default(places, {}) });

const trace = z.strictObject(
  Object.fromEntries(TRACE_TYPES.map((type) => [type, z.optional(traced)])) as Record<
    TraceType,
    ReturnType<typeof z.optional<typeof traced>>
  >,
);

export const frontMatterSchema = z.strictObject({
  planwright: z.literal(1),
  kind: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/, 'a kind is named by lower case letters, digits and "-"')),
  title: z.optional(text),
  description: z._default(z.string(), ''),
  files: z._default(z.array(text), []),
  newFile: z.optional(text),
  feature: z.optional(z.string().check(z.regex(/^[^/\\]+\.md$/, 'the name of a Markdown file, without a folder'))),
  likeness: z._default(z.number().check(z.gte(0), z.lte(1)), 0),
  inputs: z._default(z.array(text), []),
  header: z._default(
    z.strictObject({
      status: z.optional(text),
      updated: z.optional(text),
      approvedBy: z.optional(text),
      phase: z.optional(text),
    }),
    {},
  ),
  status: z._default(z.array(status), []),
  gates: z._default(z.array(gate), []),
  reflection: z.optional(reflection),
  intake: z.optional(intake),
  trace: z._default(trace, {}),
  rules: z._default(z.record(z.string(), z.unknown()), {}),
});

export type FrontMatterData = z.infer<typeof frontMatterSchema>;
