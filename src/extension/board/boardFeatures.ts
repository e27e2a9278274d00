import { Disposable, EventEmitter, RelativePattern, workspace, type Uri } from 'vscode';
import type { FeatureState } from '../../core/workflow/featureState.ts';
import type { BegunFeature } from '../../core/workflow/begun.ts';
import { isWorkflow } from '../../core/workflow/layFeature.ts';
import { DECISIONS_FOLDER } from '../../workspace/decisions.ts';
import { eachBounded } from '../../workspace/eachBounded.ts';
import type { FeatureSources } from '../../workspace/features.ts';
import { besideWorkflow, loadBegun, loadFeature } from '../../workspace/features.ts';
import { findByGlobs } from '../files/findByGlobs.ts';
import type { Services } from '../services.ts';

const EXCLUDED = '**/{node_modules,.git}/**';
const MOST = 5000;
const AT_ONCE = 8;
/** Milliseconds: several files change together. */
const PAUSE = 150;

/** The features of a folder, each read again only when one of its files or decisions changed. */
export class BoardFeatures {
  readonly folder: Uri;
  readonly #services: Services;
  readonly #changed = new EventEmitter<void>();
  readonly #disposable: Disposable;
  readonly #known = new Map<string, FeatureState>();
  #stale: Set<string> | 'all' = 'all';
  #sources: FeatureSources | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(folder: Uri, services: Services) {
    this.folder = folder;
    this.#services = services;
    const watchers = ['**/*.md', `${DECISIONS_FOLDER}/**/*.json`].map((pattern) =>
      workspace.createFileSystemWatcher(new RelativePattern(folder, pattern)),
    );
    // A folder that goes is told of as one thing.
    const gone = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'), true, true);
    const touched = (uri: Uri): void => this.#touch(workspace.asRelativePath(uri, false));
    this.#disposable = Disposable.from(
      this.#changed,
      services.onDidChangeFeatures(folder, () => this.#touch(null)),
      gone,
      gone.onDidDelete((uri) => {
        const path = `${workspace.asRelativePath(uri, false)}/`;
        if ([...this.#known.keys()].some((known) => known.startsWith(path))) touched(uri);
      }),
      ...watchers,
      ...watchers.flatMap((one) => [one.onDidCreate(touched), one.onDidChange(touched), one.onDidDelete(touched)]),
    );
  }

  /** Something was read. */
  readonly onDidChange = this.#changed.event;

  get features(): readonly FeatureState[] {
    return [...this.#known.values()].sort((a, b) => (a.workflow.path < b.workflow.path ? -1 : 1));
  }

  /** How many features there are; null until somebody has looked. */
  total: number | null = null;

  /** Folders with documents and no workflow. */
  begun: readonly BegunFeature[] = [];

  get kinds(): FeatureSources['kinds'] {
    return this.#sources?.kinds ?? [];
  }

  get people(): FeatureSources['project']['people'] {
    return this.#sources?.project.people ?? [];
  }

  /** Reads what is not known, or not known to be as it is; one reading at a time. */
  read(): Promise<void> {
    const failed = (): void => {
      this.total ??= 0;
      this.#changed.fire();
    };
    return (this.#running = this.#running.then(() => this.#read()).catch(failed));
  }

  /** Reads all again, where files were made that watchers may miss: those in folders that are new. */
  again(): void {
    this.#touch(null);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposable.dispose();
  }

  /** Null: everything, or nobody knows what. */
  #touch(path: string | null): void {
    if (path === null || this.#stale === 'all') this.#stale = 'all';
    else this.#stale.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), PAUSE);
  }

  async #read(): Promise<void> {
    const stale = this.#stale;
    this.#stale = new Set();
    const sources = await this.#services.featureSources(this.folder);
    this.#sources = sources;
    const paths = await this.#workflows(sources);
    let total = paths.length;
    this.total = total;
    const there = new Set(paths);
    for (const path of this.#known.keys()) if (!there.has(path)) this.#known.delete(path);
    const wanted = paths.filter((path) => stale === 'all' || isTouched(this.#known.get(path), path, stale));
    let count = 0;
    await eachBounded(wanted, AT_ONCE, async (path) => {
      const feature = await loadFeature(sources, path).catch(() => null);
      if (feature) this.#known.set(path, feature);
      else {
        this.#known.delete(path);
        this.total = --total;
      }
      // A large workspace shows what it has meanwhile.
      if (++count % 50 === 0) this.#changed.fire();
    });
    this.begun = await this.#begun(sources);
    this.#changed.fire();
  }

  async #begun(sources: FeatureSources): Promise<readonly BegunFeature[]> {
    const globs = besideWorkflow(sources.kinds).flatMap(({ files }) => files);
    const found = await findByGlobs(this.folder, globs, EXCLUDED, MOST);
    return loadBegun(
      sources,
      found.map((uri) => workspace.asRelativePath(uri, false)),
    );
  }

  async #workflows({ kinds }: FeatureSources): Promise<readonly string[]> {
    const globs = kinds.filter(isWorkflow).flatMap(({ files }) => files);
    const found = await findByGlobs(this.folder, globs, EXCLUDED, MOST);
    return found.map((uri) => workspace.asRelativePath(uri, false)).sort();
  }
}

function isTouched(feature: FeatureState | undefined, path: string, touched: ReadonlySet<string>): boolean {
  if (!feature) return true;
  const own = [path, ...feature.documents.map((document) => document.path)];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  for (const one of touched) {
    if (own.includes(one) || one.startsWith(folder)) return true;
    if (own.some((at) => one.startsWith(`${DECISIONS_FOLDER}/${at}/`))) return true;
  }
  return false;
}
