import { Disposable, EventEmitter, RelativePattern, window, workspace, type Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import type { PromptSchema } from '../../core/outputs/readPrompt.ts';
import { DECISIONS_FOLDER, DecisionStore } from '../../workspace/decisions.ts';
import type { FileStore } from '../../workspace/fileStore.ts';
import { loadKinds, TEMPLATES_FOLDER, type KindSet, type PackageFiles } from '../../workspace/kinds.ts';
import type { Loaded } from '../../workspace/loadTemplates.ts';
import { APPROVERS_FILE, STEERING_FOLDERS } from '../../workspace/projectFiles.ts';
import { loadPrompts, PROMPTS_FOLDER } from '../../workspace/prompts.ts';
import { readSettings } from '../configuration/settings.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import { onFolderCame } from './comingFolders.ts';
import { RelatedPlans } from './relatedPlans.ts';
import { FileIndex } from './fileIndex.ts';
import { FolderGates } from './folderGates.ts';

/** A folder that plans are in: its templates, its decisions, and which of its files exist. */
export class PlanFolder {
  readonly uri: Uri;
  readonly decisions: DecisionStore;
  readonly index: FileIndex;
  readonly related: RelatedPlans;
  readonly gates: FolderGates;
  readonly #files: FileStore;
  readonly #package: PackageFiles;
  readonly #templatesChanged = new EventEmitter<void>();
  readonly #decisionsChanged = new EventEmitter<void>();
  readonly #disposable: Disposable;
  #kinds: Promise<KindSet> | null = null;
  #prompts: Promise<Loaded<PromptSchema>> | null = null;

  constructor(uri: Uri, files: PackageFiles, newHasher: NewHasher) {
    this.uri = uri;
    this.#package = files;
    this.#files = workspaceFiles(uri);
    this.decisions = new DecisionStore(this.#files, newHasher);
    this.index = new FileIndex(uri);
    this.related = new RelatedPlans(uri, this.#files, () => this.kinds(), newHasher, this.decisions);
    this.gates = new FolderGates(uri, this.#files, () => this.kinds());
    this.#disposable = Disposable.from(
      this.index,
      this.related,
      this.gates,
      this.#templatesChanged,
      this.#decisionsChanged,
      this.#watch(`${TEMPLATES_FOLDER}/*.md`, () => {
        this.forgetKinds();
      }),
      this.#watch(`${PROMPTS_FOLDER}/*.md`, () => {
        this.#prompts = null;
      }),
      this.#watch(`${DECISIONS_FOLDER}/**/*.json`, () => this.#decided()),
      onFolderCame(uri, (paths) => this.#came(paths)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('planwright.workflow', uri)) this.forgetKinds();
      }),
      // A pull in a terminal: watchers may miss it, or be late.
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.#decided();
      }),
    );
  }

  readonly onDidChangeTemplates = this.#templatesChanged.event;
  readonly onDidChangeDecisions = this.#decisionsChanged.event;

  /** Read at first use. Templates of a workspace that is not trusted are not. */
  kinds(): Promise<KindSet> {
    return (this.#kinds ??= loadKinds(
      this.#package,
      workspace.isTrusted ? this.#files : null,
      readSettings(this.uri).workflowFolder,
    ));
  }

  /** The prompts for agents, read at first use. Those of a workspace that is not trusted are not. */
  prompts(): Promise<Loaded<PromptSchema>> {
    return (this.#prompts ??= loadPrompts(this.#package.templates, workspace.isTrusted ? this.#files : null));
  }

  forgetKinds(): void {
    this.#kinds = null;
    this.#prompts = null;
    this.related.forget();
    this.gates.readAgain();
    this.#templatesChanged.fire();
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #decided(): void {
    this.#decisionsChanged.fire();
    this.related.readAgain();
  }

  #came(paths: ReadonlySet<string>): void {
    const around = (folder: string): boolean =>
      [...paths].some((path) => path === folder || folder.startsWith(`${path}/`));
    if (around(TEMPLATES_FOLDER) || around(PROMPTS_FOLDER)) this.forgetKinds();
    if ([APPROVERS_FILE, ...STEERING_FOLDERS].some(around)) this.gates.readAgain();
    if ([...paths].some((path) => path.startsWith(`${DECISIONS_FOLDER}/`)) || around(DECISIONS_FOLDER)) this.#decided();
  }

  #watch(pattern: string, changed: () => void): Disposable {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(this.uri, pattern));
    return Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
  }
}
