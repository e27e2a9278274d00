import type * as z from 'zod/mini';

/** A language model that a person has chosen. */
export interface Model {
  /** Named in everything that it wrote. */
  readonly name: string;
  /** The whole answer. @throws ModelError */
  readonly answer: (messages: readonly string[], token: CancelToken) => Promise<string>;
}

export interface CancelToken {
  readonly isCancellationRequested: boolean;
}

/** Why a model gave no answer. */
export class ModelError extends Error {
  readonly code: 'refused' | 'failed' | 'cancelled';

  constructor(code: ModelError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ModelError['code'] | 'malformed'; readonly message: string };

/**
 * Asks a model once, for JSON of a shape. An answer of another shape is malformed, and is neither mended nor asked for
 * again. Never throws.
 */
export async function ask<T>(
  model: Model,
  messages: readonly string[],
  schema: z.ZodMiniType<T>,
  token: CancelToken,
): Promise<Asked<T>> {
  let answer: string;
  try {
    answer = await model.answer(messages, token);
  } catch (error) {
    if (error instanceof ModelError) return { ok: false, code: error.code, message: error.message };
    return { ok: false, code: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  if (token.isCancellationRequested) return { ok: false, code: 'cancelled', message: 'It was cancelled.' };
  const parsed = schema.safeParse(jsonIn(answer));
  if (parsed.success) return { ok: true, value: parsed.data };
  const begin = answer.trim().replace(/\s+/g, ' ').slice(0, 80);
  return { ok: false, code: 'malformed', message: `The answer is not of the shape that was asked for: "${begin}"` };
}

/** The JSON of an answer: all of it, or what stands in its first fence. Undefined where there is none. */
function jsonIn(answer: string): unknown {
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/.exec(answer)?.[1];
  try {
    return JSON.parse(fenced ?? answer);
  } catch {
    return undefined;
  }
}
