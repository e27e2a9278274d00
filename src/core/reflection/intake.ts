import type { Intent } from '../edit/intent.ts';
import { planEdits } from '../edit/planEdit.ts';
import type { EditResult } from '../edit/result.ts';
import { changeIntent } from '../gates/status.ts';
import type { Kind } from '../kind/kind.ts';
import { readPlan } from '../plan/readPlan.ts';
import { reflectionIntents } from './run.ts';

/** A kind that could answer a request, and why. */
export interface Proposal {
  readonly kind: Kind;
  readonly ticket: string;
  /** The words of the request that speak for it; empty for the kind that takes what no other does. */
  readonly signs: readonly string[];
}

/** The kinds that begin with a request, the likeliest first. A person decides. */
export function proposeKinds(request: string, kinds: readonly Kind[]): readonly Proposal[] {
  const proposals = kinds.flatMap((kind): Proposal[] => {
    if (!kind.intake) return [];
    return [{ kind, ticket: kind.intake.ticket, signs: kind.intake.signs.filter((sign) => says(request, sign)) }];
  });
  return proposals.sort((a, b) => b.signs.length - a.signs.length || rank(a) - rank(b));
}

// Without a sign, the kind that looks for none is the likeliest.
const rank = ({ kind }: Proposal): number => (kind.intake?.signs.length === 0 ? 0 : 1);

function says(request: string, sign: string): boolean {
  const word = sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(request);
}

/** Why a kind is proposed, in one line. */
export const reasonOf = ({ ticket, signs }: Proposal): string =>
  signs.length === 0
    ? `${ticket}: nothing in the request speaks of a defect.`
    : `${ticket}: the request says ${signs.map((sign) => `"${sign}"`).join(', ')}.`;

/**
 * A new document with the request in it, word for word, and what reflection has to ask. `text` is what a new document
 * of the kind contains; `time` is ISO 8601, UTC, to the second.
 */
export function documentOf(kind: Kind, text: string, request: string, time: string): EditResult {
  const { intake } = kind;
  const plan = readPlan(kind, text);
  if (!intake) return { ok: false, code: 'invalid', message: `Documents of the kind "${kind.id}" hold no request.` };
  const taken = planEdits(plan, intakeIntents(intake, request));
  if (!taken.ok) return taken;
  const asked = planEdits(taken.after, [
    ...changeIntent(kind, time, `Request taken as "${intake.ticket}"`),
    ...reflectionIntents(taken.after, time),
  ]);
  return asked.ok ? { ...asked, edits: [{ from: 0, to: text.length, insert: asked.after.text }] } : asked;
}

function intakeIntents({ request: field, type, ticket }: NonNullable<Kind['intake']>, request: string): Intent[] {
  const set: Intent = { type: 'setCode', field, text: request.replace(/\r\n?/g, '\n').trimEnd() };
  return type === null ? [set] : [set, { type: 'setText', field: type, text: ticket }];
}
