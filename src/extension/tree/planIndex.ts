import { EventEmitter, workspace, type Disposable, type Uri } from 'vscode';
import type { Kind } from '../../core/kind/kind.ts';
import { eachBounded } from '../../workspace/eachBounded.ts';
import { matchPath } from '../../workspace/matchKind.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { summaryOf } from '../summary/planSummary.ts';
import { findByGlobs } from '../files/findByGlobs.ts';
import { foldersWithGitignore, ignoredByGit } from './ignoredByGit.ts';
import { listedPlan, type ListedPlan } from '../summary/listedPlan.ts';

const EXCLUDED = '**/{node_modules,.git,.planwright}/**';
const EXCLUDED_PATH = /(?:^|\/)(?:node_modules|\.git|\.planwright)\//;
const MOST_PLANS = 5000;
/** The file system may be on the other side of a network: waiting costs more than reading. */
const READ_AT_ONCE = 32;
/** From so many plans on, another thread reads them sooner than it takes to start it. */
const MANY = 50;
/** Plans that are unfolded in the tree, and not open. Their text and all that was read of it is kept. */
const MOST_STATES = 10;

/** A plan that another thread has not told of yet. */
interface Untold {
  readonly uri: Uri;
  readonly tell: (listed: ListedPlan | null | Promise<ListedPlan | null>) => void;
}

/**
 * The plans of the workspace: those that the kinds' globs find, and those that are open. One that is not open is read
 * when something asks for it, a few at a time. What lists say of it is kept until its file changes; all else is not,
 * since a thousand plans would fill the memory.
 */
export class PlanIndex implements Disposable {
  readonly #services: Services;
  readonly #changed = new EventEmitter<Uri | undefined>();
  readonly #read = new EventEmitter<void>();
  readonly #listed = new Map<string, ListedPlan | null>();
  readonly #states = new Map<string, Promise<PlanState | null>>();
  readonly #reading = new Map<string, Promise<ListedPlan | null>>();
  readonly #found = new Map<string, Promise<readonly Uri[]>>();
  readonly #subscriptions: Disposable[];
  #bulk = new AbortController();
  #watching = false;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** One plan has another state, or, without one, the list of plans is another. */
  readonly onDidChange = this.#changed.event;
  /** Nothing more is being read for now. */
  readonly onDidRead = this.#read.event;

  constructor(services: Services) {
    const { sessions, kinds } = services;
    this.#services = services;
    this.#subscriptions = [
      this.#changed,
      this.#read,
      sessions.onDidOpen(() => this.#changed.fire(undefined)),
      sessions.onDidClose((uri) => {
        this.#forget(uri);
        this.#changed.fire(undefined);
      }),
      sessions.onDidChange(({ document }) => this.#changed.fire(document.uri)),
      kinds.onDidChange(() => this.refresh()),
      workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
    ];
  }

  refresh(): void {
    this.#bulk.abort();
    this.#bulk = new AbortController();
    this.#found.clear();
    this.#listed.clear();
    this.#states.clear();
    this.#reading.clear();
    this.#changed.fire(undefined);
  }

  /** Sorted by path. */
  async plansIn(folder: Uri): Promise<readonly Uri[]> {
    this.#watch();
    const key = folder.toString();
    const found = this.#found.get(key) ?? this.#find(folder);
    this.#found.set(key, found);
    const open = this.#services.sessions
      .all()
      .map(({ document }) => document.uri)
      .filter((uri) => workspace.getWorkspaceFolder(uri)?.uri.toString() === key);
    const plans = new Map([...(await found), ...open].map((uri) => [uri.toString(), uri]));
    return [...plans.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Open plans that are in no folder of the workspace. */
  outside(): readonly Uri[] {
    const open = this.#services.sessions.all().map(({ document }) => document.uri);
    return open.filter((uri) => workspace.getWorkspaceFolder(uri) === undefined);
  }

  /** How many things wait for a person, in all plans that are known but this one. */
  waiting(but?: Uri): number {
    const open = this.#services.sessions.all();
    const paths = new Set(open.map(({ document }) => document.uri.toString()));
    const other = but?.toString();
    let sum = 0;
    for (const { document, state } of open) if (document.uri.toString() !== other) sum += summaryOf(state).waiting;
    for (const [key, plan] of this.#listed) if (plan && !paths.has(key)) sum += plan.waiting;
    return sum;
  }

  /** What lists say of a plan. Null if it is of no kind, or cannot be read. */
  async listed(uri: Uri): Promise<ListedPlan | null> {
    const session = this.#services.sessions.get(uri);
    if (session) return listedPlan(session.state, session.readOnly);
    const known = this.#listed.get(uri.toString());
    return known === undefined ? this.#list(uri) : known;
  }

  /** All that is known of a plan. Null if it is of no kind, or cannot be read. */
  state(uri: Uri): Promise<PlanState | null> {
    const session = this.#services.sessions.get(uri);
    if (session) return Promise.resolve(session.state);
    const key = uri.toString();
    const state = this.#states.get(key) ?? this.#services.peek(uri);
    // The last that were asked for stay.
    this.#states.delete(key);
    this.#states.set(key, state);
    for (const [oldest] of this.#states) if (this.#states.size > MOST_STATES) this.#states.delete(oldest);
    return state;
  }

  dispose(): void {
    this.#bulk.abort();
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  #list(uri: Uri): Promise<ListedPlan | null> {
    return (
      this.#reading.get(uri.toString()) ??
      this.#expect(
        uri,
        this.#inTurn(() => this.#glance(uri)),
      )
    );
  }

  #expect(uri: Uri, coming: Promise<ListedPlan | null>): Promise<ListedPlan | null> {
    const key = uri.toString();
    const reading = coming.then((listed) => {
      // Where the file changed meanwhile, the next reading counts.
      if (this.#reading.get(key) !== reading) return listed;
      this.#reading.delete(key);
      this.#listed.set(key, listed);
      if (this.#reading.size === 0) this.#read.fire();
      return listed;
    });
    this.#reading.set(key, reading);
    return reading;
  }

  /** Has plans that nobody has read yet read on another thread, where they are many. */
  #listMany(folder: Uri, uris: readonly Uri[]): void {
    const { sessions, listMany } = this.#services;
    const unread = uris.filter((uri) => {
      const key = uri.toString();
      return !this.#listed.has(key) && !this.#reading.has(key) && !sessions.get(uri);
    });
    if (unread.length < MANY) return;
    const untold = new Map<string, Untold>();
    for (const uri of unread) {
      const path = workspace.asRelativePath(uri, false);
      void this.#expect(uri, new Promise((tell) => untold.set(path, { uri, tell })));
    }
    const told = (path: string, listed: ListedPlan | null): void => {
      untold.get(path)?.tell(listed);
      untold.delete(path);
    };
    const { signal } = this.#bulk;
    // After a refresh nobody shows what this reading tells: everything is asked for anew.
    const tellRest = (): void =>
      untold.forEach(({ uri, tell }) => tell(signal.aborted ? null : this.#inTurn(() => this.#glance(uri))));
    listMany({ folder, paths: [...untold.keys()], told, signal }).then(tellRest, tellRest);
  }

  async #glance(uri: Uri): Promise<ListedPlan | null> {
    const seen = await this.#services.glance(uri);
    return seen && listedPlan(seen, '');
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (this.#running >= READ_AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
    try {
      return await run();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #find(folder: Uri): Promise<readonly Uri[]> {
    const ignoring = foldersWithGitignore(folder, EXCLUDED, MOST_PLANS);
    const kinds = await this.#services.kinds.all(folder);
    const globs = kinds.flatMap(({ files }) => files);
    const found = await findByGlobs(folder, globs, EXCLUDED, MOST_PLANS);
    const there = await ignoring;
    // So many that some may be missing: then each folder is asked.
    const isIgnored = ignoredByGit(folder, there.size < MOST_PLANS ? there : undefined);
    const ignored = await eachBounded(found, READ_AT_ONCE, (uri) => isIgnored(workspace.asRelativePath(uri, false)));
    const kept = found.filter((_, index) => ignored[index] !== true);
    this.#listMany(folder, kept);
    const plans = await eachBounded(kept, READ_AT_ONCE, (uri) => this.#isPlan(uri, kinds));
    return kept.filter((_, index) => plans[index] === true);
  }

  /** Where other tools use the same names, only what stands in a file tells whose it is. */
  async #isPlan(uri: Uri, kinds: readonly Kind[]): Promise<boolean> {
    const path = workspace.asRelativePath(uri, false);
    const kind = matchPath(path, kinds);
    return kind !== null && (kind.likeness === 0 || (await this.listed(uri)) !== null);
  }

  // Only from when the tree is first shown: nobody else needs to know.
  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = workspace.createFileSystemWatcher('**/*.md');
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate((uri) => void this.#appeared(uri)),
      watcher.onDidDelete((uri) => this.#gone(uri)),
      watcher.onDidChange((uri) => {
        // The session of an open plan tells by itself.
        if (this.#forget(uri) && !this.#services.sessions.get(uri)) this.#changed.fire(uri);
      }),
    );
  }

  /** Whether anything was known. */
  #forget(uri: Uri): boolean {
    const key = uri.toString();
    const reading = this.#reading.delete(key);
    const state = this.#states.delete(key);
    return this.#listed.delete(key) || reading || state;
  }

  /** Takes a new file in, if it is a plan by its path: the whole folder is not searched for the sake of one. */
  async #appeared(uri: Uri): Promise<void> {
    this.#forget(uri);
    const folder = workspace.getWorkspaceFolder(uri)?.uri;
    const found = folder && this.#found.get(folder.toString());
    if (!folder || !found) return;
    const path = workspace.asRelativePath(uri, false);
    const kinds = await this.#services.kinds.all(folder);
    if (EXCLUDED_PATH.test(path) || (await ignoredByGit(folder)(path)) || !(await this.#isPlan(uri, kinds))) return;
    const plans = (await found).filter((other) => other.toString() !== uri.toString());
    this.#found.set(folder.toString(), Promise.resolve([...plans, uri]));
    this.#changed.fire(undefined);
  }

  #gone(uri: Uri): void {
    const key = uri.toString();
    this.#forget(uri);
    for (const [folder, found] of this.#found) {
      this.#found.set(
        folder,
        found.then((plans) => plans.filter((other) => other.toString() !== key)),
      );
    }
    this.#changed.fire(undefined);
  }
}
