import { l10n, window, type QuickPickItem } from 'vscode';
import type { Criterion } from '../../core/gates/criterion.ts';
import { seenDigest } from '../../core/gates/decide.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import type { Services } from '../services.ts';
import { aim, canEdit, tell } from './commandTarget.ts';

interface Choice extends QuickPickItem {
  readonly report: GateReport;
  readonly criterion: Criterion;
}

/** Ticks a criterion of a gate, or takes the tick back: a decision, with who and when. */
export async function tickCriterion(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed || !(await canEdit(aimed.session))) return;
  const { session, target } = aimed;
  await session.settled();
  const reports = session.state.gates.filter(({ gate }) => target.gate === undefined || gate.id === target.gate);
  const choices = reports.flatMap((report) =>
    report.criteria
      .filter(({ automatic, place }) => !automatic && place !== null)
      .map((criterion): Choice => ({
        label: `${criterion.holds === true ? '$(check)' : '$(circle-large-outline)'} ${criterion.text}`,
        description: report.gate.title,
        detail: criterion.because,
        report,
        criterion,
      })),
  );
  if (choices.length === 0) {
    await window.showInformationMessage(l10n.t('No criterion here is ticked by a person.'));
    return;
  }
  const picked = await window.showQuickPick(choices, {
    placeHolder: l10n.t('Which criterion holds, or does not any more?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!picked) return;
  const { report, criterion } = picked;
  const type = criterion.holds === true ? 'untick' : 'tick';
  tell(
    await session.decide({
      gate: report.gate.id,
      type,
      digest: seenDigest(report),
      comment: '',
      criterion: criterion.text,
    }),
  );
}
