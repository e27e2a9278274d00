/** Roles of the lines that say how far something is: they record progress, and are no part of what was approved. */
export const STATE_ROLES: ReadonlySet<string | null> = new Set(['commit-state', 'task-state']);
