import { commands, EventEmitter, TreeItem, workspace, type Disposable, type TreeDataProvider, type Uri } from 'vscode';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { childrenOfPlan, childrenOfSection, questionItems } from './children.ts';
import { idOf, type PlanItem } from './item.ts';
import type { PlanIndex } from './planIndex.ts';
import {
  planTooltip,
  presentFolder,
  presentGate,
  presentPlan,
  presentQuestion,
  presentQuestions,
  presentSection,
} from './present.ts';

export class PlansTree implements TreeDataProvider<PlanItem>, Disposable {
  readonly #services: Services;
  readonly #index: PlanIndex;
  readonly #changed = new EventEmitter<PlanItem | undefined>();
  // VS Code knows an element by its object: a plan stays the same one.
  readonly #plans = new Map<string, PlanItem & { type: 'plan' }>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: Services, index: PlanIndex) {
    this.#services = services;
    this.#index = index;
  }

  /** Shows a plan anew; without one, all of them. */
  update(uri: Uri | undefined): void {
    this.#changed.fire(uri && this.#plans.get(uri.toString()));
  }

  planItem(uri: Uri): PlanItem & { type: 'plan' } {
    const key = uri.toString();
    const item = this.#plans.get(key) ?? { type: 'plan', uri };
    this.#plans.set(key, item);
    return item;
  }

  async getChildren(item?: PlanItem): Promise<PlanItem[]> {
    if (!item) {
      const roots = await this.#roots();
      // Until the first search has ended, nobody knows that there are none.
      if (roots.length === 0) void commands.executeCommand('setContext', 'planwright.noPlans', true);
      return roots;
    }
    if (item.type === 'folder') return (await this.#index.plansIn(item.folder)).map((uri) => this.planItem(uri));
    const state = await this.#index.state(item.uri);
    if (!state) return [];
    if (item.type === 'plan') return childrenOfPlan(state, item.uri);
    if (item.type === 'section') return childrenOfSection(state, item.uri, item.target);
    return item.type === 'questions' ? questionItems(state, item.uri) : [];
  }

  getParent(item: PlanItem): PlanItem | undefined {
    if (item.type === 'folder') return undefined;
    if (item.type === 'plan') return folderOf(item.uri);
    if (item.type === 'question') return { type: 'questions', uri: item.uri };
    if (item.type === 'section' && item.parent !== null) {
      return { type: 'section', uri: item.uri, target: item.parent, parent: null };
    }
    return this.planItem(item.uri);
  }

  async getTreeItem(item: PlanItem): Promise<TreeItem> {
    const shown = item.type === 'folder' ? presentFolder(item) : await this.#present(item);
    shown.id = idOf(item);
    return shown;
  }

  async resolveTreeItem(shown: TreeItem, item: PlanItem): Promise<TreeItem> {
    if (item.type === 'plan') shown.tooltip = planTooltip(item.uri, await this.#index.state(item.uri));
    return shown;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #roots(): Promise<PlanItem[]> {
    const folders = workspace.workspaceFolders ?? [];
    const outside = this.#index.outside().map((uri) => this.planItem(uri));
    const lists = await Promise.all(folders.map(({ uri }) => this.#index.plansIn(uri)));
    const single = folders.length === 1 ? (lists[0] ?? []).map((uri) => this.planItem(uri)) : [];
    if (folders.length === 1) return [...single, ...outside];
    // A folder without a plan says nothing.
    const shown = folders.filter((_, index) => (lists[index] ?? []).length > 0);
    return [...shown.map(({ uri, name }): PlanItem => ({ type: 'folder', folder: uri, name })), ...outside];
  }

  async #present(item: Exclude<PlanItem, { type: 'folder' }>): Promise<TreeItem> {
    if (item.type === 'plan') return presentPlan(item.uri, await this.#index.listed(item.uri));
    const state = await this.#index.state(item.uri);
    const readOnly = this.#services.sessions.get(item.uri)?.readOnly ?? '';
    return state ? presentPart(item, state, readOnly) : new TreeItem('');
  }
}

function presentPart(
  item: Exclude<PlanItem, { type: 'folder' | 'plan' }>,
  state: PlanState,
  readOnly: string,
): TreeItem {
  switch (item.type) {
    case 'section': {
      const locked = state.gates.some((report) => report.state === 'locked' && isIn(item.target, report.gate.shows));
      return presentSection(state, item.uri, item.target, locked);
    }
    case 'gate': {
      const report = state.gates.find(({ gate }) => gate.id === item.gate);
      return report ? presentGate(state, item.uri, report, readOnly) : new TreeItem(item.gate);
    }
    case 'questions':
      return presentQuestions(state);
    case 'question':
      return presentQuestion(state, item);
  }
}

const isIn = (target: string, section: string): boolean =>
  target === section || target.startsWith(`${section}.`) || target.startsWith(`${section}/`);

function folderOf(uri: Uri): PlanItem | undefined {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder || (workspace.workspaceFolders ?? []).length <= 1) return undefined;
  return { type: 'folder', folder: folder.uri, name: folder.name };
}
