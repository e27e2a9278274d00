import type { Kind } from '../core/kind/kind.ts';
import { slugOf } from '../core/markdown/title.ts';
import type { NewFeature } from '../core/workflow/layFeature.ts';
import { isWorkflow, layDocument } from '../core/workflow/layFeature.ts';
import { newDocument } from './newDocument.ts';
import { resolvePath } from './paths.ts';

/** The documents of a new feature before they are written, or why there are none. */
export type FeatureLaidOut =
  | { readonly ok: true; readonly folder: string; readonly files: readonly { path: string; text: string }[] }
  | { readonly ok: false; readonly message: string };

/** Whether a file of the workspace is there. */
type Exists = (path: string) => Promise<boolean>;

/**
 * The same for a folder that may be there, with documents that somebody else began: those stay and are linked, and what is
 * missing is added. Where there is a workflow already, the feature is laid out.
 */
export async function layOutRest(
  given: string,
  parent: string,
  kinds: readonly Kind[],
  time: string,
  exists: Exists,
  folderName?: string,
): Promise<FeatureLaidOut> {
  const laid = layOutFeature(given, parent, kinds, time, folderName);
  if (!laid.ok) return laid;
  const there = await Promise.all(laid.files.map(({ path }) => exists(path)));
  const workflows = new Set(kinds.filter(isWorkflow).map(({ feature }) => `${laid.folder}/${feature ?? ''}`));
  const taken = laid.files.find(({ path }, at) => there[at] === true && workflows.has(path));
  if (taken) return refused(`${taken.path} exists already. Name another feature.`);
  return { ...laid, files: laid.files.filter((_, at) => there[at] !== true) };
}

/** Lays out the folder of a feature: one document of each kind that has a place in it, linked with each other. */
export function layOutFeature(
  given: string,
  parent: string,
  kinds: readonly Kind[],
  time: string,
  folderName?: string,
): FeatureLaidOut {
  const name = given.replace(/\s+/g, ' ').trim();
  const slug = slugOf(name);
  if (slug === '') return refused('A feature needs a name with letters or digits.');
  if (slug.length > 100) return refused('Give the feature a shorter name: at most 100 characters.');
  if (RESERVED.test(slug)) return refused(`"${slug}" is no name for a folder on Windows. Name the feature otherwise.`);
  const base = parent === '' ? '' : resolvePath('', parent);
  const folder = base === null ? null : resolvePath(base, folderName ?? slug);
  if (folder === null) return refused(`"${parent}" leads out of the workspace folder.`);
  const used = kinds.filter(({ feature }) => feature !== null);
  if (used.length === 0) return refused('No kind of document has a place in the folder of a feature.');
  const documents = used.map((kind) => ({ kind, path: `${folder}/${kind.feature ?? ''}` }));
  const feature: NewFeature = { name, documents, time };
  const files: { path: string; text: string }[] = [];
  for (const document of documents) {
    const result = layDocument(document, newDocument(document.kind, document.path, kinds), feature);
    if (!result.ok) return refused(`${document.path}: ${result.message}`);
    files.push({ path: document.path, text: result.after.text });
  }
  return { ok: true, folder, files };
}

/** Names that stand for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const refused = (message: string): FeatureLaidOut => ({ ok: false, message });
