import { l10n, type TextDocument } from 'vscode';
import { timeOf } from '../../core/time.ts';
import { coveredText } from '../../core/gates/canonical.ts';
import { decisionIntents, decisionReason, seenDigest } from '../../core/gates/decide.ts';
import { recordOf } from '../../core/gates/record.ts';
import { rejectReason } from '../../core/gates/reject.ts';
import { signReason } from '../../core/gates/signs.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import { nextStatuses, statusIntents } from '../../core/gates/status.ts';
import { undecidable, type Deciding } from '../documents/deciding.ts';
import { refusal, type Refusal } from '../documents/outcome.ts';
import type { DecisionRequest, EditOutcome, PlanState } from '../documents/planState.ts';

/** Makes a decision on what was on the screen: the record first, then what the document says of it. */
export async function decideOn(deciding: Deciding, request: DecisionRequest): Promise<EditOutcome> {
  const refused = undecidable(deciding.document);
  if (refused !== '') return refusal('refused', refused);
  // What others decided meanwhile counts, also where no watcher told of it.
  await deciding.reload();
  const before = mayDecide(deciding.current(), request);
  if ('ok' in before) return before;
  const by = await deciding.approver.name(deciding.document.uri);
  if (by === undefined) return refusal('refused', l10n.t('Nothing was decided: the decision needs a name.'));
  // The person may have taken a while to answer, and others to write.
  const state = deciding.current();
  const report = mayDecide(state, request);
  if ('ok' in report) return report;
  const { project } = deciding;
  // What is decided on has to be in the file: a record of text that nobody else can read says nothing.
  if (deciding.document.isDirty) {
    if (!(await deciding.document.save()))
      return refusal('failed', l10n.t('Nothing was decided: the document could not be saved. Save it first.'));
    return decideOn(deciding, request);
  }
  const unable = request.type === 'approve' ? signReason(report.gate, report.signs, by, project.people) : '';
  if (unable !== '') return refusal('refused', unable);
  const place = { document: deciding.path, plan: state.plan, history: state.history, project, now: now() };
  const record = recordOf(place, report, { ...request, by });
  await deciding.decisions.append(record, coveredText(state.plan, report.gate.covers));
  await deciding.reload();
  const outcome = await deciding.apply(({ plan, gates }) => {
    const after = gates.find(({ gate }) => gate.id === report.gate.id) ?? report;
    return decisionIntents(plan, after, record);
  });
  if (!outcome.ok) {
    const message = l10n.t(
      'The decision is recorded, but the document could not be brought up to date: {0}',
      outcome.message,
    );
    return { ...outcome, message };
  }
  return saved(deciding.document, outcome);
}

/** Sets the status of the document, if the present one may lead to it and what it states is true. */
export async function setStatusOf(deciding: Deciding, status: string): Promise<EditOutcome> {
  const refused = undecidable(deciding.document);
  if (refused !== '') return refusal('refused', refused);
  const before = mayTurn(deciding.current(), status);
  if (before) return before;
  const by = await deciding.approver.name(deciding.document.uri);
  if (by === undefined) return refusal('refused', l10n.t('The status was not set: the change log needs a name.'));
  const after = mayTurn(deciding.current(), status);
  if (after) return after;
  const wasClean = !deciding.document.isDirty;
  const outcome = await deciding.apply(({ plan }) => statusIntents(plan, status, by, now()));
  return outcome.ok && wasClean ? saved(deciding.document, outcome) : outcome;
}

function mayDecide({ plan, gates }: PlanState, request: DecisionRequest): GateReport | Refusal {
  const report = gates.find(({ gate }) => gate.id === request.gate);
  if (!report) return refusal('not-found', l10n.t('This document has no checkpoint "{0}".', request.gate));
  if (seenDigest(report) !== request.digest) {
    const message = l10n.t(
      'The text of "{0}" has changed since it was shown. Look at it again, then decide.',
      report.gate.title,
    );
    return refusal('stale', message);
  }
  const reason = decisionReason(report, request.type) || (request.type === 'reject' ? rejectReason(plan) : '');
  return reason === '' ? report : refusal('refused', reason);
}

function mayTurn({ plan, gates }: PlanState, status: string): Refusal | null {
  const next = nextStatuses(plan, gates).find(({ name }) => name === status);
  if (!next) return refusal('refused', l10n.t('The status cannot become "{0}" from here.', status));
  return next.reason === '' ? null : refusal('refused', next.reason);
}

// The file held what was on the screen, so that writing it loses nobody's text; and file and record agree.
async function saved(document: TextDocument, outcome: EditOutcome): Promise<EditOutcome> {
  if (!document.isDirty || (await document.save())) return outcome;
  return refusal('failed', l10n.t('The decision is recorded, but the document could not be saved. Save it yourself.'));
}

const now = (): string => timeOf(Date.now());
