import type { Kind } from '../core/kind/kind.ts';
import type { FileStore } from './fileStore.ts';
import { matchKind } from './matchKind.ts';
import type { TaskPlace } from './task.ts';
import { DEFAULT_PLANS_DIR, inputDocuments, needsTask, placedFile, withTask } from './task.ts';

/** The text of a new document. It names its kind itself where its path would not tell. */
export function newDocument(kind: Kind, path: string, kinds: readonly Kind[]): string {
  if (matchKind(path, kind.starter, kinds) === kind) return kind.starter;
  return `---\nplanwright: ${kind.id}\n---\n\n${kind.starter}`;
}

/** The same with what is known of its task, and with the documents beside it listed, where the kind asks for a task. */
export async function newTaskDocument(
  files: FileStore,
  kind: Kind,
  path: string,
  kinds: readonly Kind[],
  place: TaskPlace,
  today: string,
): Promise<string> {
  const text = newDocument(kind, path, kinds);
  if (!needsTask(kind)) return text;
  const inputs = await inputDocuments(files, kind, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return withTask(kind, text, place, today, inputs);
}

/** The path of a new document; parts that wait for a task are left out where none is given. */
export const newFileName = (kind: Kind, place: TaskPlace = NOWHERE): string =>
  placedFile(kind.newFile ?? `${kind.id}.md`, place);

const NOWHERE: TaskPlace = { task: null, branch: null, plansDir: DEFAULT_PLANS_DIR };
