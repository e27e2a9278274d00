import type { Research } from '../core/research/note.ts';
import { notePath, noteText } from '../core/research/note.ts';
import { encodeText } from './decode.ts';
import type { FileStore } from './fileStore.ts';
import { FileStoreError } from './fileStore.ts';

const MOST = 100;

/** Writes a note about a question, and gives its path. Never over another note. @throws FileStoreError */
export async function writeNote(files: FileStore, research: Research): Promise<string> {
  const bytes = encodeText(noteText(research));
  const usual = notePath(research.question, research.date);
  for (let count = 1; ; count++) {
    const path = count === 1 ? usual : usual.replace(/\.md$/, `-${count}.md`);
    try {
      await files.create(path, bytes);
      return path;
    } catch (error) {
      if (!(error instanceof FileStoreError) || error.code !== 'exists' || count >= MOST) throw error;
    }
  }
}
