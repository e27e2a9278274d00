import type * as Late from './commands.ts';

/** Loads what is used now and then. The build puts it into a bundle of its own. */
export const late = (): Promise<typeof Late> => import('./commands.ts');
