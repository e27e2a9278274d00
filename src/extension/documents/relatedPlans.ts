import { Disposable, EventEmitter, RelativePattern, workspace, type Uri } from 'vscode';
import type { NewHasher } from '../../core/gates/hash.ts';
import type { RelatedPlan } from '../../core/rules/rule.ts';
import { decodeText } from '../../workspace/decode.ts';
import type { DecisionStore } from '../../workspace/decisions.ts';
import type { FileStore } from '../../workspace/fileStore.ts';
import type { KindSet } from '../../workspace/kinds.ts';
import { relatedPlan } from '../../workspace/related.ts';

interface Known {
  /** Undefined while the file is being read for the first time. */
  plan: RelatedPlan | null | undefined;
  /** Counts the readings: only the one that began last tells how the file is. */
  readings: number;
  again: ReturnType<typeof setTimeout> | undefined;
  readonly watcher: Disposable;
}

/** Milliseconds after which a file that changed is read once more: watchers take two quick changes for one. */
const SETTLED = 400;

/** The documents of a folder that others refer to: each is read when it is asked for, and again when it changes. */
export class RelatedPlans {
  readonly #folder: Uri;
  readonly #files: FileStore;
  readonly #kinds: () => Promise<KindSet>;
  readonly #newHasher: NewHasher;
  readonly #decisions: DecisionStore;
  readonly #known = new Map<string, Known>();
  readonly #changed = new EventEmitter<void>();
  readonly #loading = new Set<Promise<void>>();

  constructor(
    folder: Uri,
    files: FileStore,
    kinds: () => Promise<KindSet>,
    newHasher: NewHasher,
    decisions: DecisionStore,
  ) {
    this.#folder = folder;
    this.#decisions = decisions;
    this.#files = files;
    this.#kinds = kinds;
    this.#newHasher = newHasher;
  }

  readonly onDidChange = this.#changed.event;

  /** By the path in the folder. Null if there is no such document, undefined while that is not known. */
  get(path: string): RelatedPlan | null | undefined {
    const known = this.#known.get(path);
    if (known) return known.plan;
    this.#known.set(path, { plan: undefined, readings: 0, again: undefined, watcher: this.#watch(path) });
    this.#begin(path);
    return undefined;
  }

  /** Whether something is being read. */
  get isReading(): boolean {
    return this.#loading.size > 0;
  }

  /** Settles when all that is being read now is read. Never rejects. */
  async settled(): Promise<void> {
    await Promise.all(this.#loading);
  }

  /** Reads what is known again: watchers miss changes in folders that were made in one go, and decisions come and go. */
  readAgain(): void {
    for (const path of this.#known.keys()) this.#begin(path);
  }

  /** Everything is read again when it is asked for: the kinds have changed. */
  forget(): void {
    for (const { watcher, again } of this.#known.values()) {
      watcher.dispose();
      clearTimeout(again);
    }
    this.#known.clear();
  }

  dispose(): void {
    this.forget();
    this.#changed.dispose();
  }

  #begin(path: string): void {
    const loading = this.#load(path).finally(() => this.#loading.delete(loading));
    this.#loading.add(loading);
  }

  async #load(path: string): Promise<void> {
    const known = this.#known.get(path);
    if (!known) return;
    const reading = ++known.readings;
    const plan = await this.#read(path);
    if (reading !== known.readings || this.#known.get(path) !== known || isSame(plan, known.plan)) return;
    known.plan = plan;
    this.#changed.fire();
  }

  async #read(path: string): Promise<RelatedPlan | null> {
    try {
      const decoded = decodeText(await this.#files.read(path));
      if (!decoded.ok) return null;
      const [{ kinds }, history] = await Promise.all([this.#kinds(), this.#decisions.load(path)]);
      return relatedPlan(path, decoded.text, kinds, this.#newHasher, history);
    } catch {
      // Not there, or not to be read: its own findings say why.
      return null;
    }
  }

  #watch(path: string): Disposable {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(this.#folder, path));
    const again = (): void => {
      this.#begin(path);
      const known = this.#known.get(path);
      if (!known) return;
      clearTimeout(known.again);
      known.again = setTimeout(() => this.#begin(path), SETTLED);
    };
    return Disposable.from(watcher, watcher.onDidCreate(again), watcher.onDidChange(again), watcher.onDidDelete(again));
  }
}

const isSame = (one: RelatedPlan | null, other: RelatedPlan | null | undefined): boolean =>
  one === other ||
  (one != null && other != null && one.plan.text === other.plan.text && namesOf(one) === namesOf(other));

// Records never change under their name.
const namesOf = ({ history }: RelatedPlan): string => (history?.decisions ?? []).map(({ name }) => name).join(' ');
