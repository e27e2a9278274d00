import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../contract/form.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import { commitsOf, currentCommit } from '../../core/gates/progress.ts';
import { titleOf } from '../../core/rules/names.ts';
import type { PlanState } from '../documents/planState.ts';
import { targetOf } from './findings.ts';
import { passing } from './gates.ts';

type Next = Snapshot['next'];
type OpenQuestion = Snapshot['openQuestions'][number];

/** What the protocol of the kind asks for now: what keeps the first checkpoint that is not passed from being passed. */
export function nextOf(state: PlanState, questions: readonly OpenQuestion[]): Next {
  const blocked = state.gates.find(({ passed }) => !passed);
  if (blocked) return forGate(blocked, questions);
  const commit = currentCommit(commitsOf(state.plan));
  if (commit && state.gates.length > 0) {
    const title = titleOf(commit.node.node);
    const text = commit.state === 'open' ? l10n.t('Start {0}', title) : l10n.t('Go on with {0}', title);
    return { text, target: commit.node.node.id };
  }
  const finding = state.findings.find(({ severity }) => severity === 'error' || severity === 'warning');
  if (finding) return { text: withoutStop(finding.message), target: targetOf(finding) };
  return { text: l10n.t('Nothing is left to do.'), target: '' };
}

function forGate(report: GateReport, questions: readonly OpenQuestion[]): Next {
  const { gate, state, blocking } = report;
  const section = gate.shows;
  if (state === 'changed') {
    return {
      text: l10n.t('Look at what changed since "{0}" was decided, and decide again', gate.title),
      target: section,
    };
  }
  if (report.questions > 0) return forQuestions(report, questions);
  const finding = blocking.find(({ severity }) => severity === 'error') ?? blocking[0];
  if (state === 'changes-requested') {
    const comment = report.decision?.comment ?? '';
    const text =
      comment === ''
        ? l10n.t('Make the changes that were asked for in "{0}"', gate.title)
        : l10n.t('Change "{0}": {1}', gate.title, comment);
    return { text, target: section };
  }
  if (finding) {
    const more = blocking.length - 1;
    const first = withoutStop(finding.message);
    const text = more === 0 ? first : l10n.t('{0} ({1} more for "{2}")', first, more, gate.title);
    return { text, target: targetOf(finding) };
  }
  const open = report.criteria.filter(({ holds }) => holds !== true).length;
  if (state === 'incomplete' && open > 0) {
    const text =
      open === 1
        ? l10n.t('Meet the last criterion of "{0}"', gate.title)
        : l10n.t('Meet {0} criteria of "{1}"', open, gate.title);
    return { text, target: section };
  }
  if (state === 'incomplete')
    return { text: l10n.t('Add the sections that "{0}" covers', gate.title), target: section };
  const acknowledge = passing(report) === 'acknowledge';
  return {
    text: acknowledge ? l10n.t('Acknowledge "{0}"', gate.title) : l10n.t('Approve "{0}"', gate.title),
    target: section,
  };
}

// What comes next is no sentence by itself: "Next: Fill in …".
const withoutStop = (message: string): string => message.replace(/\.$/, '');

function forQuestions({ gate, questions: count }: GateReport, questions: readonly OpenQuestion[]): Next {
  const covered = questions.find(({ field }) =>
    gate.covers.some((id) => field.startsWith(`${id}/`) || field.startsWith(`${id}.`)),
  );
  const text =
    count === 1
      ? l10n.t('Answer one question to pass "{0}"', gate.title)
      : l10n.t('Answer {0} questions to pass "{1}"', count, gate.title);
  return { text, target: covered?.field ?? gate.shows };
}
