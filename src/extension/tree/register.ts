import { commands, Disposable, l10n, window, type ExtensionContext, type TreeView, type Uri } from 'vscode';
import type { Counted } from '../panels/checkpointView.ts';
import type { Services } from '../services.ts';
import type { PlanItem } from './item.ts';
import { PlanIndex } from './planIndex.ts';
import { PlansTree } from './provider.ts';

const PAUSE = 200;
const ATTEMPTS = 5;

/** What the tree shows, for tests. */
export interface PlansView {
  readonly tree: PlansTree;
  readonly view: TreeView<PlanItem>;
}

export function registerPlansTree(context: ExtensionContext, services: Services, elsewhere: Counted): PlansView {
  const index = new PlanIndex(services);
  const tree = new PlansTree(services, index);
  const view = window.createTreeView('planwright.plans', { treeDataProvider: tree, showCollapseAll: true });
  const badge = (): void => {
    // What another view counts, this one does not count again.
    const waiting = index.waiting(elsewhere.counted);
    const tooltip = waiting === 1 ? l10n.t('One thing waits for you') : l10n.t('{0} things wait for you', waiting);
    view.badge = waiting === 0 ? undefined : { value: waiting, tooltip };
  };
  const revealing = new Revealing(services.active, tree, view);
  const reveal = (): void => void revealing.reveal();
  context.subscriptions.push(
    index,
    tree,
    view,
    followChanges(index, tree, () => {
      badge();
      revealing.again();
    }),
    index.onDidRead(badge),
    elsewhere.onDidCount(badge),
    services.active.onDidChange(reveal),
    view.onDidChangeVisibility(reveal),
    commands.registerCommand('planwright.refreshPlans', () => index.refresh()),
  );
  badge();
  return { tree, view };
}

/**
 * Selects the active plan. One that has just been opened, or that stands in a list that is just being drawn, is in the
 * tree a moment later: it is tried again after a while, and whenever the tree is shown anew.
 */
class Revealing {
  readonly #active: Services['active'];
  readonly #tree: PlansTree;
  readonly #view: TreeView<PlanItem>;
  #missed = false;

  constructor(active: Services['active'], tree: PlansTree, view: TreeView<PlanItem>) {
    this.#active = active;
    this.#tree = tree;
    this.#view = view;
  }

  again(): void {
    if (this.#missed) void this.reveal();
  }

  async reveal(): Promise<void> {
    const { session } = this.#active;
    this.#missed = false;
    if (!session) return;
    const { uri } = session.document;
    let wasSelected = hasPlan(this.#view.selection, uri);
    const isDone = (): boolean => wasSelected;
    // A tree that is drawn anew meanwhile may lose what it was told. Once the plan was selected, people select others.
    const listener = this.#view.onDidChangeSelection(({ selection }) => (wasSelected ||= hasPlan(selection, uri)));
    for (let attempt = 0; attempt < ATTEMPTS && !isDone(); attempt++) {
      if (session !== this.#active.session || !this.#view.visible) break;
      await this.#tryOnce(uri);
      if (!isDone()) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    listener.dispose();
    this.#missed = !isDone() && session === this.#active.session && this.#view.visible;
  }

  async #tryOnce(uri: Uri): Promise<void> {
    try {
      await this.#view.reveal(this.#tree.planItem(uri), { select: true, focus: false });
    } catch {
      // It is not in the tree yet.
    }
  }
}

const hasPlan = (selection: readonly PlanItem[], uri: Uri): boolean =>
  selection.some((item) => item.type !== 'folder' && item.uri.toString() === uri.toString());

/** The first change shows at once. Typing gives many: of those that follow, the tree shows the last of a while. */
function followChanges(index: PlanIndex, tree: PlansTree, shown: () => void): Disposable {
  let changed = new Map<string, Parameters<PlansTree['update']>[0]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    const all = changed.has('');
    for (const uri of all ? [undefined] : changed.values()) tree.update(uri);
    const some = changed.size > 0;
    changed = new Map();
    if (some) shown();
    timer = some ? setTimeout(flush, PAUSE) : undefined;
  };
  return Disposable.from(
    index.onDidChange((uri) => {
      changed.set(uri?.toString() ?? '', uri);
      timer ??= setTimeout(flush);
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}
