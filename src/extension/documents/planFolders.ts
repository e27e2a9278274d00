import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import type { Kind } from '../../core/kind/kind.ts';
import type { FileFinding } from '../../workspace/fileFinding.ts';
import { loadKinds, type KindSet, type PackageFiles } from '../../workspace/kinds.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Kinds } from '../services.ts';
import { PlanFolder } from './planFolder.ts';

/** The folders that plans are in, each made when the first of its plans is opened. */
export class PlanFolders implements Kinds {
  readonly #package: PackageFiles;
  readonly #newHasher: NewHasher;
  readonly #folders = new Map<string, PlanFolder>();
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #shippedKinds: Promise<KindSet> | null = null;

  constructor(extension: Uri, newHasher: NewHasher) {
    this.#package = {
      templates: workspaceFiles(Uri.joinPath(extension, 'templates')),
      dist: workspaceFiles(Uri.joinPath(extension, 'dist')),
    };
    this.#newHasher = newHasher;
    this.#subscriptions = Disposable.from(
      this.#changed,
      workspace.onDidGrantWorkspaceTrust(() => {
        for (const folder of this.#folders.values()) folder.forgetKinds();
      }),
    );
  }

  /** A template of some folder was added, changed or deleted. */
  readonly onDidChange = this.#changed.event;

  get(uri: Uri): PlanFolder {
    const key = uri.toString();
    const known = this.#folders.get(key);
    if (known) return known;
    const folder = new PlanFolder(uri, this.#package, this.#newHasher);
    folder.onDidChangeTemplates(() => this.#changed.fire());
    this.#folders.set(key, folder);
    return folder;
  }

  all = async (folder?: Uri): Promise<readonly Kind[]> => {
    if (folder) return (await this.get(folder).kinds()).kinds;
    this.#shippedKinds ??= loadKinds(this.#package, null);
    return (await this.#shippedKinds).kinds;
  };

  findings = async (folder: Uri): Promise<readonly FileFinding[]> => (await this.get(folder).kinds()).findings;

  dispose(): void {
    for (const folder of this.#folders.values()) folder.dispose();
    this.#folders.clear();
    this.#subscriptions.dispose();
  }
}
