import { commands, Disposable, l10n, window, type ExtensionContext, type TreeView } from 'vscode';
import type { Services } from '../services.ts';
import type { PlanItem } from './item.ts';
import { PlanIndex } from './planIndex.ts';
import { PlansTree } from './provider.ts';

const PAUSE = 200;

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
    const waiting = index.waiting();
    const tooltip = waiting === 1 ? l10n.t('One thing waits for you') : l10n.t('{0} things wait for you', waiting);
    view.badge = waiting === 0 ? undefined : { value: waiting, tooltip };
  };
  const reveal = (): Promise<void> => revealActive(services, tree, view);
  context.subscriptions.push(
    index,
    tree,
    view,
    followChanges(index, tree, badge),
    index.onDidRead(badge),
    services.active.onDidChange(() => void reveal()),
    view.onDidChangeVisibility(() => void reveal()),
    commands.registerCommand('planwright.refreshPlans', () => index.refresh()),
  );
  badge();
  return { tree, view };
}

/** Selects the active plan. One that has just been opened is in the tree a moment later. */
async function revealActive({ active }: Services, tree: PlansTree, view: TreeView<PlanItem>): Promise<void> {
  const { session } = active;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (!session || session !== active.session || !view.visible) return;
    const { uri } = session.document;
    if (view.selection.some((item) => item.type !== 'folder' && item.uri.toString() === uri.toString())) return;
    try {
      await view.reveal(tree.planItem(uri), { select: true, focus: false });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** The first change shows at once. Typing gives many: of those that follow, the tree shows the last of a while. */
function followChanges(index: PlanIndex, tree: PlansTree, badge: () => void): Disposable {
  let changed = new Map<string, Parameters<PlansTree['update']>[0]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    const all = changed.has('');
    for (const uri of all ? [undefined] : changed.values()) tree.update(uri);
    const some = changed.size > 0;
    changed = new Map();
    if (some) badge();
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
