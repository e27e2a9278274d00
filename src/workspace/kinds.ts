import { parseTemplate } from '../core/kind/parseTemplate.ts';
import type { Kind } from '../core/kind/kind.ts';
import { decodeText } from './decode.ts';
import type { FileFinding } from './fileFinding.ts';
import { fileFinding, unreadable } from './fileFinding.ts';
import type { FileStore } from './fileStore.ts';

export const TEMPLATES_FOLDER = '.planwright/templates';

/** The kinds of a workspace: those of its own templates first, then the shipped ones that they do not replace. */
export interface KindSet {
  readonly kinds: readonly Kind[];
  /** What is wrong with templates. The others work all the same. */
  readonly findings: readonly FileFinding[];
}

/** `shipped` is the folder of the package's templates; `workspace` the folder that plans are in, if there is one. */
export async function loadKinds(shipped: FileStore, workspace: FileStore | null): Promise<KindSet> {
  const [own, given] = await Promise.all([
    workspace ? loadFolder(workspace, TEMPLATES_FOLDER) : NO_KINDS,
    loadFolder(shipped, ''),
  ]);
  const kinds: Kind[] = [];
  const findings = [...own.findings, ...given.findings];
  for (const kind of own.kinds) {
    const other = kinds.find(({ id }) => id === kind.id);
    if (!other) kinds.push(kind);
    else findings.push(twice(kind, other));
  }
  kinds.push(...given.kinds.filter(({ id }) => !own.kinds.some((kind) => kind.id === id)));
  return { kinds, findings };
}

const NO_KINDS: KindSet = { kinds: [], findings: [] };

async function loadFolder(store: FileStore, folder: string): Promise<KindSet> {
  const findings: FileFinding[] = [];
  let names: string[];
  try {
    const entries = await store.list(folder);
    names = entries.filter(({ name, type }) => type === 'file' && /\.md$/i.test(name)).map(({ name }) => name);
  } catch (error) {
    return { kinds: [], findings: [unreadable(folder, error)] };
  }
  const loaded = await Promise.all(
    names.map((name) => loadTemplate(store, folder === '' ? name : `${folder}/${name}`)),
  );
  const kinds: Kind[] = [];
  for (const one of loaded) {
    if (one.kind) kinds.push(one.kind);
    findings.push(...one.findings);
  }
  return { kinds, findings };
}

async function loadTemplate(store: FileStore, path: string): Promise<{ kind: Kind | null; findings: FileFinding[] }> {
  let bytes: Uint8Array;
  try {
    bytes = await store.read(path);
  } catch (error) {
    return { kind: null, findings: [unreadable(path, error)] };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    return { kind: null, findings: [fileFinding('template.invalid', 'error', path, decoded.problem.message)] };
  }
  const { kind, problems } = parseTemplate(decoded.text, path);
  const findings = (problems ?? []).map(({ message, line, character }): FileFinding => {
    const position = { line, character };
    return {
      code: 'template.invalid',
      severity: 'error',
      message,
      file: path,
      range: { start: position, end: position },
    };
  });
  return { kind, findings };
}

function twice(kind: Kind, other: Kind): FileFinding {
  const message = `The kind "${kind.id}" is defined in ${other.origin} already. Give this template another name after "kind:".`;
  return fileFinding('template.invalid', 'error', kind.origin, message);
}
