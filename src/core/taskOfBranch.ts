const SHARED = new Set(['main', 'master', 'develop', '']);
/** Key and number. In small letters, as `fix-2` has them too, only where a name follows as in `proj-123_name`. */
const TASK = /^(?:.*\/)?([A-Z][A-Z0-9]*-\d+(?=$|[_/-])|[A-Za-z][A-Za-z0-9]*-\d+(?=_))/;

/** Whether everybody works on a branch, so that it belongs to no task. */
export const isShared = (branch: string): boolean => SHARED.has(branch);

/** The task that a branch is named after: `PROJ-123_name`, `feature/PROJ-123_name`. Null if it is named after none. */
export function taskOfBranch(branch: string): string | null {
  return isShared(branch) ? null : (TASK.exec(branch)?.[1]?.toUpperCase() ?? null);
}
