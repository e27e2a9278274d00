import { l10n, workspace, type TextDocument } from 'vscode';
import type { Intent } from '../../core/edit/intent.ts';
import type { Project } from '../../core/gates/world.ts';
import type { DecisionStore } from '../../workspace/decisions.ts';
import type { Approver } from './approver.ts';
import type { EditOutcome, PlanState } from './planState.ts';

/** What deciding needs of a session, whose queue it runs in. */
export interface Deciding {
  readonly document: TextDocument;
  readonly path: string;
  readonly decisions: DecisionStore;
  readonly project: Project;
  readonly approver: Approver;
  readonly current: () => PlanState;
  readonly apply: (intentsFor: (state: PlanState) => readonly Intent[]) => Promise<EditOutcome>;
  readonly reload: () => Promise<void>;
}

/** Why nobody can decide here, whatever the checkpoint; empty if somebody can. */
export function undecidable(document: TextDocument): string {
  if (!workspace.isTrusted) return l10n.t('Decisions need a trusted workspace.');
  return document.isUntitled ? l10n.t('Save the document first: a decision is kept beside it.') : '';
}
