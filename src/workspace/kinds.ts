import type { Kind } from '../core/kind/kind.ts';
import type { KnownKind } from './builtKinds.ts';
import { loadBuiltKinds } from './builtKinds.ts';
import type { FileFinding } from './fileFinding.ts';
import { fileFinding } from './fileFinding.ts';
import type { FileStore } from './fileStore.ts';
import type { OwnTemplate } from './late/ownTemplates.ts';
import { loadTemplates } from './loadTemplates.ts';
import { resolvePath } from './paths.ts';
import { addAll } from '../core/lists.ts';

export const TEMPLATES_FOLDER = '.planwright/templates';

/** The kinds of a workspace: those of its own templates first, then the shipped ones that they do not replace. */
export interface KindSet {
  readonly kinds: readonly Kind[];
  /** What is wrong with templates. The others work all the same. */
  readonly findings: readonly FileFinding[];
}

/** What stands in a kind's globs for the folder that the folders of features are in. */
const FEATURES = '{workflow}';

export const DEFAULT_WORKFLOW_FOLDER = 'docs/features';

/** The folder of features as a setting has it. It is not to be trusted: what leads out of the workspace does not count. */
export function workflowFolderOf(setting: unknown): string {
  const path = typeof setting === 'string' ? resolvePath('', setting.trim()) : null;
  return path === null || path === '' ? DEFAULT_WORKFLOW_FOLDER : path;
}

/** What comes with the package. */
export interface PackageFiles {
  readonly templates: FileStore;
  /** Its programs, and what was made with them: the templates as they were read then. Null where nothing was built. */
  readonly dist: FileStore | null;
}

/**
 * `workspace` is the folder that plans are in, if there is one; `features` the folder that the folders of features are
 * in.
 */
export async function loadKinds(
  { templates, dist }: PackageFiles,
  workspace: FileStore | null,
  features = DEFAULT_WORKFLOW_FOLDER,
): Promise<KindSet> {
  const texts = new Map<string, string>();
  const read: KnownKind = (text, path) => {
    texts.set(path, text);
    return null;
  };
  const [own, given] = await Promise.all([
    workspace ? loadFolder(workspace, TEMPLATES_FOLDER, features, read) : NO_KINDS,
    loadBuiltKinds(dist).then((known) => loadFolder(templates, '', features, known)),
  ]);
  const kinds: Kind[] = [];
  const findings = [...own.findings, ...given.findings, ...(await checkOwn(own.kinds, texts, given.kinds))];
  for (const kind of own.kinds) {
    const other = kinds.find(({ id }) => id === kind.id);
    if (!other) kinds.push(kind);
    else findings.push(twice(kind, other));
  }
  addAll(
    kinds,
    given.kinds.filter(({ id }) => !own.kinds.some((kind) => kind.id === id)),
  );
  return { kinds, findings };
}

async function checkOwn(
  own: readonly Kind[],
  texts: ReadonlyMap<string, string>,
  shipped: readonly Kind[],
): Promise<readonly FileFinding[]> {
  if (own.length === 0) return [];
  const { checkOwnTemplates } = await import('./late/ownTemplates.ts');
  const templates = own.map((kind): OwnTemplate => ({ kind, text: texts.get(kind.origin) ?? '' }));
  return checkOwnTemplates(templates, shipped);
}

function placed(kind: Kind, features: string): Kind {
  if (!kind.files.some((glob) => glob.includes(FEATURES))) return kind;
  const literal = features.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
  return { ...kind, files: kind.files.map((glob) => glob.replaceAll(FEATURES, literal)) };
}

const NO_KINDS: KindSet = { kinds: [], findings: [] };

async function loadFolder(store: FileStore, folder: string, features: string, knownKind: KnownKind): Promise<KindSet> {
  const { items, findings } = await loadTemplates<Kind>(store, folder, async (text, path) => {
    const known = knownKind(text, path);
    if (known) return { item: known, problems: [] };
    const { parseTemplate } = await import('./late/ownTemplates.ts');
    const { kind, problems } = parseTemplate(text, path);
    return { item: kind, problems: problems ?? [] };
  });
  return { kinds: items.map((kind) => placed(kind, features)), findings };
}

function twice(kind: Kind, other: Kind): FileFinding {
  const message = `The kind "${kind.id}" is defined in ${other.origin} already. Give this template another name after "kind:".`;
  return fileFinding('template.invalid', 'error', kind.origin, message);
}
