import { commands, Disposable, env, l10n, Uri, ViewColumn, window, workspace, type WebviewPanel } from 'vscode';
import type { BoardPage, FromBoard, ToBoard } from '../../contract/board.ts';
import { fromBoardSchema } from '../../contract/board.ts';
import { criteriaFields } from '../../core/gates/criteriaFields.ts';
import { saidOf } from '../../core/gates/criterion.ts';
import type { Kind } from '../../core/kind/kind.ts';
import { begunBoard } from '../../core/workflow/begun.ts';
import { boardOf } from '../../core/workflow/board.ts';
import { isWorkflow } from '../../core/workflow/layFeature.ts';
import { summaryOf } from '../../core/workflow/summary.ts';
import { pageHtml, pagesFolder } from '../panels/html.ts';
import type { Services } from '../services.ts';
import { BoardFeatures } from './boardFeatures.ts';
import { layOutBegun } from './layOutBegun.ts';

/** Milliseconds between two boards that are sent: a page that draws cannot take more. */
const PAUSE = 100;

/** The board of all features of the workspace. There is one. */
export class BoardPanel {
  readonly #panel: WebviewPanel;
  readonly #services: Services;
  readonly #folders: readonly BoardFeatures[];
  readonly #subscriptions: Disposable;
  #ready = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(panel: WebviewPanel, services: Services, extension: Uri) {
    this.#panel = panel;
    this.#services = services;
    this.#folders = (workspace.workspaceFolders ?? []).map(({ uri }) => new BoardFeatures(uri, services));
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(extension)] };
    this.#subscriptions = Disposable.from(
      ...this.#folders,
      ...this.#folders.map((folder) => folder.onDidChange(() => this.#push())),
      webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidChangeViewState(() => this.#push()),
      { dispose: () => clearTimeout(this.#timer) },
    );
    webview.html = pageHtml(webview, extension, 'board', l10n.t('Board'));
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #receive(message: unknown): void {
    const parsed = fromBoardSchema.safeParse(message);
    if (!parsed.success) return;
    void this.#act(parsed.data);
  }

  async #act(message: FromBoard): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#post({ type: 'strings', language: env.language, bundle: stringsOf(l10n.bundle) });
        this.#push();
        await Promise.all(this.#folders.map((folder) => folder.read()));
        return;
      case 'newFeature':
        await commands.executeCommand('planwright.newFeature');
        return;
      case 'criteria':
        this.#tellCriteria(message.row, message.gate);
        return;
      case 'open':
        await this.#open(message.row, message.gate);
    }
  }

  // Only what the board shows can be opened, whatever a page says.
  async #open(row: string, gate: string): Promise<void> {
    for (const [at, folder] of this.#folders.entries()) {
      const feature = folder.features.find(({ workflow }) => idOf(at, workflow.path) === row);
      const begun = folder.begun.find(({ path }) => idOf(at, path) === row);
      if (begun) {
        await layOutBegun(this.#services, folder.folder, begun);
        folder.again();
        return;
      }
      if (!feature) continue;
      const uri = Uri.joinPath(folder.folder, feature.workflow.path);
      await this.#services.openForm(uri, placeOf(feature.workflow.plan.kind, gate));
      return;
    }
    await window.showInformationMessage(l10n.t('This feature is not there any more.'));
  }

  #tellCriteria(row: string, gate: string): void {
    const features = this.#folders.flatMap((folder, at) =>
      folder.features.filter(({ workflow }) => idOf(at, workflow.path) === row),
    );
    const report = features[0]?.workflow.gates.find((one) => one.gate.id === gate);
    this.#post({ type: 'criteria', criteria: { row, gate, criteria: (report?.criteria ?? []).map(saidOf) } });
  }

  // The first at once; what comes while a page draws waits for the next.
  #push(): void {
    // A board without features is shown once it is known that there are none.
    if (!this.#ready || !this.#panel.visible || this.#folders.some(({ total }) => total === null)) return;
    if (this.#timer !== undefined) {
      this.#again = true;
      return;
    }
    this.#post({ type: 'board', board: this.#board() });
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#again) {
        this.#again = false;
        this.#push();
      }
    }, PAUSE);
  }

  #board(): BoardPage {
    const boards = this.#folders.map((folder) => {
      const board = boardOf(folder.features, folder.people);
      const kind = folder.begun.length === 0 ? undefined : folder.kinds.find(isWorkflow);
      if (!kind) return board;
      const begun = begunBoard(kind, kind.starter, folder.begun);
      return { columns: [...board.columns, ...begun.columns], rows: [...board.rows, ...begun.rows] };
    });
    const columns = new Map(boards.flatMap((board) => board.columns.map((column) => [column.gate, column] as const)));
    const rows = boards.flatMap((board, at) =>
      board.rows.map(({ name, path, status, phase, cells, verified, isLaidOut }) => ({
        id: idOf(at, path),
        name,
        path,
        status,
        phase,
        verified,
        isLaidOut,
        current: cells.findIndex(({ state }) => state !== 'approved'),
        cells: cells.map((cell) => ({ ...cell, waitsFor: [...cell.waitsFor] })),
      })),
    );
    const total = this.#folders.reduce((sum, folder) => sum + (folder.total ?? 0) + folder.begun.length, 0);
    return {
      columns: [...columns.values()],
      rows,
      figures: summaryOf(
        boards.flatMap((board) => board.rows.flatMap(({ metrics }) => metrics ?? [])),
      ) as BoardPage['figures'],
      now: new Date().toISOString(),
      read: { done: rows.length, total: Math.max(total, rows.length) },
    };
  }

  #post(message: ToBoard): void {
    void this.#panel.webview.postMessage(message);
  }
}

const idOf = (folder: number, path: string): string => `${folder}:${path}`;

const stringsOf = (bundle: unknown): Record<string, string> =>
  typeof bundle === 'object' && bundle !== null ? (bundle as Record<string, string>) : {};

let shown: BoardPanel | null = null;

/** Where a gate stands in its form: where its criteria are listed, else its section. Empty where there is no such gate. */
function placeOf(kind: Kind, gate: string): string {
  const listed = criteriaFields(kind).get(gate)?.[0]?.id;
  return listed?.slice(0, listed.lastIndexOf('/')) ?? kind.gates.find(({ id }) => id === gate)?.shows ?? '';
}

/** Shows the board, or the one that is open already. */
export function openBoard(services: Services, extension: Uri): void {
  if (shown) {
    shown.reveal();
    return;
  }
  const panel = window.createWebviewPanel('planwright.board', l10n.t('Board'), ViewColumn.Active, {
    // Filter and place are kept by the page itself.
    retainContextWhenHidden: false,
  });
  const board = new BoardPanel(panel, services, extension);
  shown = board;
  panel.onDidDispose(() => {
    board.dispose();
    if (shown === board) shown = null;
  });
}
