import type { Intent } from '../edit/intent.ts';
import { planEdits } from '../edit/planEdit.ts';
import type { EditResult } from '../edit/result.ts';
import { changeIntent } from '../gates/status.ts';
import type { IntakeSchema, Kind } from '../kind/kind.ts';
import { readPlan } from '../plan/readPlan.ts';
import { reflectionIntents } from './run.ts';

/** A kind that could answer a request, and why. */
export interface Proposal {
  readonly kind: Kind;
  readonly ticket: string;
  /** The words of the request that speak for it; empty where none does. */
  readonly signs: readonly string[];
  /** One of them is what the request begins with. */
  readonly leads: boolean;
}

/** The kinds that begin with a request, the likeliest first. A person decides. */
export function proposeKinds(request: string, kinds: readonly Kind[]): readonly Proposal[] {
  const proposals = kinds.flatMap((kind) => (kind.intake ? [weighed(request, kind, kind.intake)] : []));
  return proposals
    .sort((a, b) => b.weight - a.weight || Number(b.proposal.leads) - Number(a.proposal.leads) || rank(a) - rank(b))
    .map(({ proposal }) => proposal);
}

// Without a sign, the kind that takes the rest is the likeliest.
const rank = ({ proposal: { kind } }: Weighed): number => (kind.intake?.rest === true ? 0 : 1);

interface Weighed {
  readonly proposal: Proposal;
  readonly weight: number;
}

/** What a request begins with says more about it than what it mentions: "Add retries where uploads fail". */
const LEAD = 2;

function weighed(request: string, kind: Kind, { ticket, signs }: IntakeSchema): Weighed {
  const said = signs.filter((sign) => says(request, sign));
  const leads = said.some((sign) => says(request, sign, true));
  return { proposal: { kind, ticket, signs: said, leads }, weight: said.length + (leads ? LEAD : 0) };
}

function says(request: string, sign: string, first = false): boolean {
  const words = sign
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\p{L}\\p{N}.%]+');
  const before = first ? '^[^\\p{L}\\p{N}]*' : '(?<![\\p{L}\\p{N}])';
  return new RegExp(`${before}${words}(?![\\p{L}\\p{N}])`, 'iu').test(request);
}

/** Why a kind is proposed, in one line. */
export const reasonOf = ({ ticket, signs }: Proposal): string =>
  signs.length === 0
    ? `${ticket}: nothing in the request speaks of a defect.`
    : `${ticket}: the request says ${signs.map((sign) => `"${sign.replaceAll('*', '…')}"`).join(', ')}.`;

/** What stands below a kind in a choice: why it is proposed, or, where others are and it is not, what it is for. */
export const detailOf = (proposal: Proposal, [likeliest]: readonly Proposal[]): string =>
  proposal.signs.length > 0 || (proposal === likeliest && proposal.kind.intake?.rest === true)
    ? reasonOf(proposal)
    : proposal.kind.description;

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
