import type { RepositoryStructure } from '../core/derive/repositoryStructure.ts';
import { readStructure } from '../core/derive/repositoryStructure.ts';
import { decodeText } from './decode.ts';
import type { FileStore } from './fileStore.ts';

/** Where a repository describes itself, to agents first. */
const FILES = ['CLAUDE.md', 'AGENTS.md', '.github/copilot-instructions.md', 'CONTRIBUTING.md', 'README.md'];

/** What the repository says about where its files go; null where it says nothing that can be read. */
export async function loadStructure(files: FileStore): Promise<RepositoryStructure | null> {
  for (const path of FILES) {
    const decoded = await files.read(path).then(decodeText, () => null);
    const structure = decoded?.ok ? readStructure(path, decoded.text) : null;
    if (structure) return structure;
  }
  return null;
}
