import { l10n, ProgressLocation, window } from 'vscode';
import type { FormReflection } from '../../contract/form.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { ModelClaim, ModelReflection } from '../../core/reflection/byModel.ts';
import { modelReflectionIntents, reflectByModel } from '../../core/reflection/byModel.ts';
import { shorten } from '../../core/rules/names.ts';
import { timeOf } from '../../core/time.ts';
import { refusal } from '../documents/outcome.ts';
import type { DocumentSession, EditOutcome } from '../documents/planState.ts';
import { modelOrChoice } from '../models/chosenModel.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';
import { greatest, smallest } from '../../core/lists.ts';

interface Kept {
  readonly result: ModelReflection;
  /** The text after the questions came into it. */
  readonly text: string;
}

const LONGEST = 160;

/** What the model said last, for as long as the document is open. What counts of it is in the document. */
const kept = new WeakMap<DocumentSession, Kept>();

/** Lets the chosen model question what the rules found. Its questions go into the document. */
export async function runModelReflection(session: DocumentSession): Promise<EditOutcome> {
  const { version } = session.state;
  const model = await modelOrChoice();
  if (!model) return { ok: true, version };
  const asked = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Asking {0}', model.name) },
    (_, token) => reflectByModel(model, session.state.plan, token),
  );
  if (!asked) return refusal('invalid', l10n.t('Documents of this kind have no reflection.'));
  if (!asked.ok) return asked.code === 'cancelled' ? { ok: true, version } : refusal('failed', asked.message);
  const outcome = await session.edit(modelReflectionIntents(session.state.plan, asked.value, timeOf(Date.now())));
  if (outcome.ok) kept.set(session, { result: asked.value, text: session.state.plan.text });
  return outcome;
}

export async function reflectOnByModel(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  if (!tell(await runModelReflection(session))) return;
  const result = kept.get(session)?.result;
  if (result) void window.showInformationMessage(summaryOf(result));
}

function summaryOf({ model, claims, leftOut }: ModelReflection): string {
  const unclear = claims.filter(({ clear }) => !clear).length;
  return l10n.t(
    '{0} finds clear: {1}, not clear: {2}. Left out: {3}.',
    model,
    claims.length - unclear,
    unclear,
    leftOut.length,
  );
}

/** What the model said, for the form; null if it was not asked. */
export function modelReflectionOf(session: DocumentSession): FormReflection['byModel'] {
  const known = kept.get(session);
  if (!known) return null;
  const { result, text } = known;
  const { plan } = session.state;
  return {
    model: result.model,
    current: plan.text === text,
    claims: result.claims.map((claim) => ({
      title: claim.need.need.title,
      clear: claim.clear,
      why: claim.why,
      quote: shorten(claim.quote, LONGEST),
      target: placeOf(claim, plan),
    })),
    leftOut: result.leftOut.map((one) => ({ ...one })),
  };
}

/** The field that holds the quotation, or else the one that the rules rest on. */
function placeOf({ quote, need }: ModelClaim, plan: Plan): string {
  for (const { id, start, read } of plan.fields.values()) {
    const from = start + smallest(read.blocks.map((block) => block.from));
    const to =
      start +
      greatest(
        read.blocks.map((block) => block.to),
        0,
      );
    const at = plan.text.indexOf(quote, from);
    if (at >= 0 && at < to) return id;
  }
  return need.evidence[0]?.field ?? '';
}
