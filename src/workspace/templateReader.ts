import { parseTemplate } from '../core/kind/parseTemplate.ts';
import { notReadBack } from '../core/kind/readsBack.ts';

/** What reading templates takes. Where the shipped ones were read at build time, only templates of a workspace need it. */
export const templateReader = { parseTemplate, notReadBack };
export type TemplateReader = typeof templateReader;
