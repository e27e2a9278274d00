import * as z from 'zod/mini';
import type { Intent } from '../core/edit/intent.ts';

const id = z.string().check(z.minLength(1), z.maxLength(1000));
const text = z.string().check(z.maxLength(1_000_000));
const index = z.int().check(z.gte(0));
const onField = { field: id };
const onItem = { field: id, index };
const onNode = { node: id };

/** An edit that somebody asks for. The meaning of each is written at its type in `core/edit/intent.ts`. */
export const intentSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setText'), ...onField, text }),
  z.strictObject({ type: z.literal('clear'), ...onField }),
  z.strictObject({ type: z.literal('addItem'), ...onField, text, at: z.exactOptional(index) }),
  z.strictObject({ type: z.literal('setItem'), ...onItem, text }),
  z.strictObject({ type: z.literal('removeItem'), ...onItem }),
  z.strictObject({ type: z.literal('moveItem'), ...onItem, to: index }),
  z.strictObject({ type: z.literal('toggle'), ...onItem, done: z.boolean() }),
  z.strictObject({ type: z.literal('choose'), ...onField, index: z.nullable(index) }),
  z.strictObject({ type: z.literal('answer'), ...onItem, text }),
  z.strictObject({ type: z.literal('setCell'), ...onField, row: index, column: index, text }),
  z.strictObject({ type: z.literal('addRow'), ...onField, cells: z.array(text), at: z.exactOptional(index) }),
  z.strictObject({ type: z.literal('addRows'), ...onField, rows: z.array(z.array(text)).check(z.maxLength(100_000)) }),
  z.strictObject({ type: z.literal('removeRow'), ...onField, row: index }),
  z.strictObject({ type: z.literal('moveRow'), ...onField, row: index, to: index }),
  z.strictObject({ type: z.literal('setCode'), ...onField, text, language: z.exactOptional(z.string()) }),
  z.strictObject({ type: z.literal('addEntry'), ...onNode, entry: id, title: text }),
  z.strictObject({ type: z.literal('renameEntry'), ...onNode, title: text }),
  z.strictObject({ type: z.literal('removeEntry'), ...onNode }),
  z.strictObject({ type: z.literal('moveEntry'), ...onNode, to: index }),
  z.strictObject({ type: z.literal('addMissing'), id }),
  z.strictObject({ type: z.literal('setMarkdown'), ...onNode, text }),
  z.strictObject({ type: z.literal('replace'), from: index, to: index, expected: text, text }),
  z.strictObject({ type: z.literal('appendChange'), time: z.string(), text }),
]) satisfies z.ZodMiniType<Intent>;
