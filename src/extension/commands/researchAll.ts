import { l10n, ProgressLocation, window, type CancellationToken } from 'vscode';
import type { Model } from '../../core/model/ask.ts';
import { researchByModel } from '../../core/research/askModel.ts';
import type { ResearchQuestion } from '../../core/research/queue.ts';
import { researchedIntents, researchQueue } from '../../core/research/queue.ts';
import { timeOf } from '../../core/time.ts';
import { writeNote } from '../../workspace/research.ts';
import { locate } from '../documents/location.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import { modelOrChoice } from '../models/chosenModel.ts';
import type { Services } from '../services.ts';
import { aim, canEdit } from './commandTarget.ts';

/** Why a question has no findings; empty if it has. */
type Failure = string;

/** Asks the chosen model all open questions at once. Each that fails is told by itself, and takes nothing with it. */
export async function researchAll(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session } = aimed;
  const open = researchQueue(session.state.plan, []).filter(({ isOpen }) => isOpen);
  if (open.length === 0) {
    await window.showInformationMessage(l10n.t('No research question is open.'));
    return;
  }
  const model = await modelOrChoice();
  if (!model) return;
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Asking {0}', model.name) },
    async (progress, token) => {
      const share = 100 / open.length;
      const all = await Promise.all(
        open.map(async (question) => {
          const failure = await researchOne(session, question, model, token);
          progress.report({ increment: share, message: question.id });
          return failure === '' ? [] : [`${question.id}: ${failure}`];
        }),
      );
      return { all: all.flat(), cancelled: token.isCancellationRequested };
    },
  );
  const { all, cancelled } = outcome;
  if (all.length === 0) return;
  const message = l10n.t('{0} has no findings for some questions. {1}', model.name, all.join(' '));
  // What a person stops is no error.
  await (cancelled ? window.showInformationMessage(message) : window.showErrorMessage(message));
}

async function researchOne(
  session: DocumentSession,
  question: ResearchQuestion,
  model: Model,
  token: CancellationToken,
): Promise<Failure> {
  const asked = await researchByModel(model, question, token);
  if (!asked.ok) return asked.message;
  const { folder, path } = locate(session.document.uri);
  const { findings, sources } = asked.value;
  try {
    const file = await writeNote(workspaceFiles(folder), {
      question: question.question,
      id: question.id,
      plan: path,
      findings,
      sources,
      by: model.name,
      date: timeOf(Date.now()).slice(0, 10),
    });
    const found = { state: 'Researched' as const, findings: findings.join('; '), file };
    const outcome = await session.edit(researchedIntents(session.state.plan, question.node, found));
    return outcome.ok ? '' : l10n.t('{0} The note is kept: {1}.', outcome.message, file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
