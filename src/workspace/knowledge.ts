import type { Note } from '../core/research/match.ts';
import { decodeText } from './decode.ts';
import type { FileStore } from './fileStore.ts';

export const KNOWLEDGE_FOLDER = 'knowledge';

/** The notes of the knowledge folder. What cannot be read is left out. */
export async function loadNotes(files: FileStore): Promise<readonly Note[]> {
  const notes: Note[] = [];
  const entries = await files.list(KNOWLEDGE_FOLDER).catch(() => []);
  for (const { name, type } of entries) {
    if (type !== 'file' || !/\.md$/i.test(name)) continue;
    const path = `${KNOWLEDGE_FOLDER}/${name}`;
    const decoded = await files.read(path).then(decodeText, () => null);
    if (decoded?.ok) notes.push({ path, text: decoded.text });
  }
  return notes;
}
