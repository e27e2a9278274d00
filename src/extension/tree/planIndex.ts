import { EventEmitter, RelativePattern, workspace, type Disposable, type Uri } from 'vscode';
import type { Kind } from '../../core/kind/kind.ts';
import { eachBounded } from '../../workspace/eachBounded.ts';
import { matchPath } from '../../workspace/matchKind.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { summaryOf } from '../summary/planSummary.ts';
import { ignoredByGit } from './ignoredByGit.ts';
import { listedPlan, type ListedPlan } from './listedPlan.ts';

const EXCLUDED = '**/{node_modules,.git,.planwright}/**';
const EXCLUDED_PATH = /(?:^|\/)(?:node_modules|\.git|\.planwright)\//;
const MOST_PLANS = 5000;
/** The file system may be on the other side of a network: waiting costs more than reading. */
const READ_AT_ONCE = 32;
/** Plans that are unfolded in the tree, and not open. Their text and all that was read of it is kept. */
const MOST_STATES = 10;

/**
 * The plans of the workspace: those that the kinds' globs find, and those that are open. One that is not open is read
 * when something asks for it, a few at a time. What lists say of it is kept until its file changes; all else is not,
 * since a thousand plans would fill the memory.
 */
export class PlanIndex implements Disposable {
  readonly #services: Services;
  readonly #changed = new EventEmitter<Uri | undefined>();
  readonly #listed = new Map<string, ListedPlan | null>();
  readonly #states = new Map<string, PlanState | null>();
  readonly #reading = new Map<string, Promise<PlanState | null>>();
  readonly #found = new Map<string, Promise<readonly Uri[]>>();
  readonly #subscriptions: Disposable[];
  #watching = false;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** One plan has another state, or, without one, the list of plans is another. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    const { sessions, kinds } = services;
    this.#services = services;
    this.#subscriptions = [
      this.#changed,
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

  /** How many things wait for a person, in all plans that are known. */
  waiting(): number {
    const open = this.#services.sessions.all();
    const paths = new Set(open.map(({ document }) => document.uri.toString()));
    let sum = 0;
    for (const { state } of open) sum += summaryOf(state).waiting;
    for (const [key, plan] of this.#listed) if (plan && !paths.has(key)) sum += plan.summary.waiting;
    return sum;
  }

  /** What lists say of a plan. Null if it is of no kind, or cannot be read. */
  async listed(uri: Uri): Promise<ListedPlan | null> {
    const session = this.#services.sessions.get(uri);
    if (session) return listedPlan(session.state, session.readOnly);
    const known = this.#listed.get(uri.toString());
    if (known !== undefined) return known;
    const state = await this.#read(uri);
    return state && listedPlan(state, '');
  }

  /** All that is known of a plan. Null if it is of no kind, or cannot be read. */
  async state(uri: Uri): Promise<PlanState | null> {
    const session = this.#services.sessions.get(uri);
    if (session) return session.state;
    const key = uri.toString();
    const state = this.#states.get(key) ?? (await this.#read(uri));
    // The last that were asked for stay.
    this.#states.delete(key);
    this.#states.set(key, state);
    for (const [oldest] of this.#states) if (this.#states.size > MOST_STATES) this.#states.delete(oldest);
    return state;
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  #read(uri: Uri): Promise<PlanState | null> {
    const key = uri.toString();
    const known = this.#reading.get(key);
    if (known) return known;
    const reading: Promise<PlanState | null> = this.#inTurn(() => this.#services.peek(uri)).then(
      (state) => this.#keep(key, reading, state),
      () => this.#keep(key, reading, null),
    );
    this.#reading.set(key, reading);
    return reading;
  }

  #keep(key: string, reading: Promise<PlanState | null>, state: PlanState | null): PlanState | null {
    // The file changed meanwhile: the next reading counts.
    if (this.#reading.get(key) !== reading) return state;
    this.#reading.delete(key);
    this.#listed.set(key, state && listedPlan(state, ''));
    return state;
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
    const kinds = await this.#services.kinds.all(folder);
    const globs = [...new Set(kinds.flatMap(({ files }) => files))];
    const found = await Promise.all(
      globs.map((glob) => workspace.findFiles(new RelativePattern(folder, glob), EXCLUDED, MOST_PLANS)),
    );
    const unique = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()].slice(0, MOST_PLANS);
    const isIgnored = ignoredByGit(folder);
    const ignored = await eachBounded(unique, READ_AT_ONCE, (uri) => isIgnored(workspace.asRelativePath(uri, false)));
    const kept = unique.filter((_, index) => ignored[index] !== true);
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
