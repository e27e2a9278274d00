import { EventEmitter, RelativePattern, workspace, type Disposable, type Uri } from 'vscode';
import { eachBounded } from '../../workspace/eachBounded.ts';
import { matchPath } from '../../workspace/matchKind.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { ignoredByGit } from './ignoredByGit.ts';

const EXCLUDED = '**/{node_modules,.git,.planwright}/**';
const MOST_PLANS = 500;
const READ_AT_ONCE = 4;

/**
 * The plans of the workspace: those that the kinds' globs find, and those that are open. One that is not open is read
 * when something asks for its state, a few at a time, and kept until its file changes.
 */
export class PlanIndex implements Disposable {
  readonly #services: Services;
  readonly #changed = new EventEmitter<Uri | undefined>();
  readonly #states = new Map<string, PlanState | null>();
  readonly #reading = new Map<string, Promise<PlanState | null>>();
  readonly #found = new Map<string, Promise<readonly Uri[]>>();
  readonly #subscriptions: Disposable[];
  #watching = false;
  #running: Promise<unknown>[] = [];

  /** One plan has another state, or, without one, the list of plans is another. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    const { sessions, kinds } = services;
    this.#services = services;
    this.#subscriptions = [
      this.#changed,
      sessions.onDidOpen(() => this.#changed.fire(undefined)),
      sessions.onDidClose((uri) => this.#forget(uri, true)),
      sessions.onDidChange(({ document }) => this.#changed.fire(document.uri)),
      kinds.onDidChange(() => this.refresh()),
      workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
    ];
  }

  refresh(): void {
    this.#found.clear();
    this.#states.clear();
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

  /** What is known already: of open plans, and of those that were asked for. */
  known(uri: Uri): PlanState | null {
    return this.#services.sessions.get(uri)?.state ?? this.#states.get(uri.toString()) ?? null;
  }

  knownStates(): readonly PlanState[] {
    const open = this.#services.sessions.all();
    const paths = new Set(open.map(({ document }) => document.uri.toString()));
    const closed = [...this.#states].flatMap(([key, state]) => (state && !paths.has(key) ? [state] : []));
    return [...open.map(({ state }) => state), ...closed];
  }

  async state(uri: Uri): Promise<PlanState | null> {
    const session = this.#services.sessions.get(uri);
    if (session) return session.state;
    const key = uri.toString();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const reading = this.#reading.get(key) ?? this.#read(uri, key);
    this.#reading.set(key, reading);
    return reading;
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  async #read(uri: Uri, key: string): Promise<PlanState | null> {
    while (this.#running.length >= READ_AT_ONCE) await Promise.race(this.#running);
    const run = this.#services.peek(uri).catch(() => null);
    this.#running.push(run);
    const state = await run;
    this.#running = this.#running.filter((other) => other !== run);
    this.#reading.delete(key);
    this.#states.set(key, state);
    return state;
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
    const certain = kinds.filter(({ likeness }) => likeness === 0);
    // Where other tools use the same names, only what stands in a file tells whose it is.
    const plans = await eachBounded(kept, READ_AT_ONCE, async (uri) => {
      if (matchPath(workspace.asRelativePath(uri, false), certain)) return true;
      return (await this.state(uri)) !== null;
    });
    return kept.filter((_, index) => plans[index] === true);
  }

  // Only from when the tree is first shown: nobody else needs to know.
  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    const watcher = workspace.createFileSystemWatcher('**/*.md');
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate((uri) => this.#forget(uri, true)),
      watcher.onDidDelete((uri) => this.#forget(uri, true)),
      watcher.onDidChange((uri) => this.#forget(uri, false)),
    );
  }

  #forget(uri: Uri, list: boolean): void {
    const was = this.#states.delete(uri.toString());
    if (list) this.#found.clear();
    if (list) this.#changed.fire(undefined);
    else if (was) this.#changed.fire(uri);
  }
}
