import { Diagnostic, Disposable, EventEmitter, languages, Range, RelativePattern, Uri, workspace } from 'vscode';
import type { Project } from '../../core/gates/world.ts';
import { NO_PROJECT } from '../../core/gates/world.ts';
import { SEVERITIES } from '../diagnostics/toDiagnostic.ts';
import type { FileFinding } from '../../workspace/fileFinding.ts';
import type { KindSet } from '../../workspace/kinds.ts';
import type { FileStore } from '../../workspace/fileStore.ts';
import { APPROVERS_FILE, STEERING_FOLDERS } from '../../workspace/projectFiles.ts';

/** What a folder says about gates: who may sign, and the criteria of steering files. Read at first use. */
export class FolderGates {
  readonly #files: FileStore;
  readonly #kinds: () => Promise<KindSet>;
  readonly #changed = new EventEmitter<void>();
  readonly #disposable: Disposable;
  readonly #uri: Uri;
  readonly #problems = languages.createDiagnosticCollection('planwright.project');
  #project: Project = NO_PROJECT;
  #loading: Promise<void> | null = null;

  constructor(uri: Uri, files: FileStore, kinds: () => Promise<KindSet>) {
    this.#files = files;
    this.#kinds = kinds;
    this.#uri = uri;
    const patterns = [APPROVERS_FILE, ...STEERING_FOLDERS.map((folder) => `${folder}/*.md`)];
    const watchers = patterns.map((pattern) => workspace.createFileSystemWatcher(new RelativePattern(uri, pattern)));
    const again = (): void => void this.#again();
    this.#disposable = Disposable.from(
      this.#changed,
      this.#problems,
      ...watchers,
      ...watchers.flatMap((one) => [one.onDidCreate(again), one.onDidChange(again), one.onDidDelete(again)]),
    );
  }

  readonly onDidChange = this.#changed.event;

  /** As it was read last; nothing before that. */
  get project(): Project {
    return this.#project;
  }

  load(): Promise<void> {
    return (this.#loading ??= this.#read());
  }

  /** Files came that no watcher told of, or there are other gates to say something of. */
  readAgain(): void {
    if (this.#loading) void this.#again();
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  async #again(): Promise<void> {
    // Whoever loads meanwhile waits for this reading, not for the one before.
    this.#loading = this.#read();
    await this.#loading;
    this.#changed.fire();
  }

  async #read(): Promise<void> {
    const there = await Promise.all([
      this.#files.exists(APPROVERS_FILE).catch(() => true),
      ...STEERING_FOLDERS.map(async (folder) => (await this.#files.list(folder).catch(() => [])).length > 0),
    ]);
    if (!there.includes(true)) {
      this.#project = NO_PROJECT;
      this.#problems.clear();
      return;
    }
    const { loadProject } = await import('../late/project.ts');
    const { project, findings } = await loadProject(this.#files, (await this.#kinds()).kinds);
    this.#project = project;
    this.#show(findings);
  }

  #show(findings: readonly FileFinding[]): void {
    this.#problems.clear();
    for (const { file, range, message, code, severity } of findings) {
      const { start, end } = range;
      const place = new Range(start.line, start.character, end.line, end.character);
      const shown = new Diagnostic(place, message, SEVERITIES[severity]);
      shown.source = 'planwright';
      shown.code = code;
      const uri = Uri.joinPath(this.#uri, file);
      this.#problems.set(uri, [...(this.#problems.get(uri) ?? []), shown]);
    }
  }
}
