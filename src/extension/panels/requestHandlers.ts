import { l10n } from 'vscode';
import type { Request } from '../../contract/messages.ts';
import type { Intent } from '../../core/edit/intent.ts';
import { seenDigest } from '../../core/gates/decide.ts';
import { moved } from '../documents/outcome.ts';
import type { DecisionRequest, DocumentSession, EditOutcome, PlanState } from '../documents/planState.ts';
import { findFixed } from '../form/findings.ts';
import { late } from '../late/late.ts';
import type { Services } from '../services.ts';
import { rebased } from './rebase.ts';

/** What a page showed: edits and decisions are about that, whatever came after it. */
export type Shown = Pick<PlanState, 'plan' | 'gates'>;

/** What a handler knows of the page that asks. */
export interface Asking {
  readonly session: DocumentSession;
  readonly services: Services;
  /** What a snapshot was made of, while it is remembered. */
  readonly shown: (version: number) => Shown | undefined;
}

export type Answer = EditOutcome | { readonly ok: true; readonly paths: readonly string[] };

type Handlers = {
  readonly [T in Request['type']]: (request: Extract<Request, { type: T }>, asking: Asking) => Promise<Answer>;
};

// A tick at a criterion of a gate is a decision: it says who and when.
function tickOf({ gates }: Pick<PlanState, 'gates'>, intent: Intent): DecisionRequest | null {
  if (intent.type !== 'toggle') return null;
  for (const report of gates) {
    const line = report.criteria.find(({ place }) => place?.field === intent.field && place.index === intent.index);
    if (!line || line.automatic) continue;
    const type = intent.done ? 'tick' : 'untick';
    return { gate: report.gate.id, type, digest: seenDigest(report), comment: '', criterion: line.text };
  }
  return null;
}

const HANDLERS: Handlers = {
  edit: ({ intent, expected, baseVersion }, { session, shown }) => {
    const base = shown(baseVersion);
    const tick = tickOf(base ?? session.state, intent);
    if (tick) return base ? session.decide(tick) : Promise.resolve(moved());
    return session.edit((now) => {
      const fitting = rebased(base?.plan, now, intent, expected);
      return fitting && [fitting];
    }, expected ?? undefined);
  },
  decide: ({ gate, decision, digest, comment }, { session }) =>
    session.decide({ gate, type: decision, digest, comment }),
  setStatus: ({ status }, { session }) => session.setStatus(status),
  reflect: async (_, { session }) => (await late()).runReflection(session),
  reflectByModel: async (_, { session }) => (await late()).runModelReflection(session),
  draft: async ({ target }, { session }) => (await late()).proposeDraft(session, target),
  fillContracts: async (_, { session }) => (await late()).fillContracts(session),
  handOn: async ({ agent, how }, { session, services }) => (await late()).handOn(session, services, agent, how),
  export: async ({ output }, { session }) => (await late()).exportAs(session, output),
  fix: ({ code, target, index }, { session }) => {
    const fix = findFixed(session.state.findings, code, target)?.fixes[index];
    if (fix) return session.edit(fix.intents);
    return Promise.resolve({ ok: false, code: 'not-found', message: l10n.t('This is fixed already.') });
  },
  completePath: async ({ query }, { session, services }) => ({
    ok: true,
    paths: await services.completePath(session.document.uri, query),
  }),
};

export const answerRequest = (request: Request, asking: Asking): Promise<Answer> => {
  // The map has a handler for each type; that this one takes this request is what the compiler cannot see.
  const handler = HANDLERS[request.type] as (request: Request, asking: Asking) => Promise<Answer>;
  return handler(request, asking);
};
