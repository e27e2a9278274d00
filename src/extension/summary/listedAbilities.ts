import { commitsOf } from '../../core/gates/progress.ts';
import { nextStatuses, statusOf } from '../../core/gates/status.ts';
import type { Glance } from '../documents/planState.ts';
import { missingSections } from './missingSections.ts';
import { openQuestions } from './openQuestions.ts';
import { questionPlaces } from './questionPlaces.ts';

/** What can apply to a plan, and is asked of every plan in a list. */
export const LISTED_ABILITIES = {
  canAsk: ({ plan }) => questionPlaces(plan).length > 0,
  hasMissing: ({ plan }) => missingSections(plan).length > 0,
  canResume: ({ plan }) =>
    commitsOf(plan).length > 0 && (plan.kind.statuses.length === 0 || statusOf(plan)?.gate != null),
  canSetStatus: ({ plan, gates }) => nextStatuses(plan, gates).length > 0,
  hasQuestions: ({ plan }) => openQuestions(plan).length > 0,
} satisfies Record<string, (seen: Glance) => boolean>;
