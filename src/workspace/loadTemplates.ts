import type { TemplateProblem } from '../core/kind/parseTemplate.ts';
import { decodeText } from './decode.ts';
import type { FileFinding } from './fileFinding.ts';
import { fileFinding, unreadable } from './fileFinding.ts';
import type { FileStore } from './fileStore.ts';

/** What was read from the Markdown files of a folder, and what is wrong with the others. */
export interface Loaded<T> {
  readonly items: readonly T[];
  readonly findings: readonly FileFinding[];
}

/** Reads one file: what it defines, or where it is wrong. */
export type ParseTemplate<T> = (text: string, path: string) => Parsed<T> | Promise<Parsed<T>>;

export interface Parsed<T> {
  readonly item: T | null;
  readonly problems: readonly TemplateProblem[];
}

/** Reads the Markdown files of a folder, not those below it. A folder that is not there holds none. */
export async function loadTemplates<T>(store: FileStore, folder: string, parse: ParseTemplate<T>): Promise<Loaded<T>> {
  let names: string[];
  try {
    const entries = await store.list(folder);
    names = entries.filter(({ name, type }) => type === 'file' && /\.md$/i.test(name)).map(({ name }) => name);
  } catch (error) {
    return { items: [], findings: [unreadable(folder, error)] };
  }
  const loaded = await Promise.all(
    names.map((name) => loadTemplate(store, folder === '' ? name : `${folder}/${name}`, parse)),
  );
  return {
    items: loaded.flatMap(({ items }) => items),
    findings: loaded.flatMap(({ findings }) => findings),
  };
}

async function loadTemplate<T>(store: FileStore, path: string, parse: ParseTemplate<T>): Promise<Loaded<T>> {
  let bytes: Uint8Array;
  try {
    bytes = await store.read(path);
  } catch (error) {
    return { items: [], findings: [unreadable(path, error)] };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    return { items: [], findings: [fileFinding('template.invalid', 'error', path, decoded.problem.message)] };
  }
  const { item, problems } = await parse(decoded.text, path);
  const findings = problems.map(({ message, line, character }): FileFinding => {
    const position = { line, character };
    const range = { start: position, end: position };
    return { code: 'template.invalid', severity: 'error', message, file: path, range };
  });
  return { items: item === null ? [] : [item], findings };
}
