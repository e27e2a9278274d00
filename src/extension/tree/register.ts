import { commands, Disposable, l10n, window, type ExtensionContext, type TreeView } from 'vscode';
import type { Services } from '../services.ts';
import { summaryOf } from '../summary/planSummary.ts';
import type { PlanItem } from './item.ts';
import { PlanIndex } from './planIndex.ts';
import { PlansTree } from './provider.ts';

/** What the tree shows, for tests. */
export interface PlansView {
  readonly tree: PlansTree;
  readonly view: TreeView<PlanItem>;
}

export function registerPlansTree(context: ExtensionContext, services: Services): PlansView {
  const index = new PlanIndex(services);
  const tree = new PlansTree(services, index);
  const view = window.createTreeView('planwright.plans', { treeDataProvider: tree, showCollapseAll: true });
  const badge = (): void => {
    const waiting = index.knownStates().reduce((sum, state) => sum + summaryOf(state).waiting, 0);
    const tooltip = waiting === 1 ? l10n.t('One thing waits for you') : l10n.t('{0} things wait for you', waiting);
    view.badge = waiting === 0 ? undefined : { value: waiting, tooltip };
  };
  const reveal = async (): Promise<void> => {
    const { session } = services.active;
    if (!session || !view.visible) return;
    const item = tree.planItem(session.document.uri);
    if (view.selection.some((other) => other.type !== 'folder' && other.uri.toString() === item.uri.toString())) return;
    // The plan may have left the tree again by now.
    await view.reveal(item, { select: true, focus: false, expand: true }).then(undefined, () => undefined);
  };
  context.subscriptions.push(
    index,
    tree,
    view,
    followChanges(index, tree, badge),
    services.active.onDidChange(() => void reveal()),
    view.onDidChangeVisibility(() => void reveal()),
    commands.registerCommand('planwright.refreshPlans', () => index.refresh()),
  );
  badge();
  return { tree, view };
}

/** Typing gives many states; the tree shows the last of a while. */
function followChanges(index: PlanIndex, tree: PlansTree, badge: () => void): Disposable {
  let changed = new Map<string, Parameters<PlansTree['update']>[0]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const all = changed.has('');
    for (const uri of all ? [undefined] : changed.values()) tree.update(uri);
    changed = new Map();
    badge();
  };
  return Disposable.from(
    index.onDidChange((uri) => {
      changed.set(uri?.toString() ?? '', uri);
      timer ??= setTimeout(flush, 200);
    }),
    new Disposable(() => clearTimeout(timer)),
  );
}
