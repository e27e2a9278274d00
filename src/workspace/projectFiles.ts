/** Who may sign, and in which roles. */
export const APPROVERS_FILE = '.planwright/approvers.json';

/** Where the criteria of the project's own are. */
export const STEERING_FOLDERS = ['.planwright/steering', '.kiro/steering'];
