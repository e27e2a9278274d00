import { l10n } from 'vscode';
import type { EditOutcome } from './planState.ts';

export type Refusal = Extract<EditOutcome, { ok: false }>;

export const refusal = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });

export const moved = (): Refusal =>
  refusal('stale', l10n.t('The document has changed at this place in the meantime. Look at it, then do it again.'));

/** What an exception becomes: the person sees what happened, never a stack. */
export const failed = (error: unknown): Refusal =>
  refusal('failed', l10n.t('It did not work: {0}', error instanceof Error ? error.message : String(error)));
