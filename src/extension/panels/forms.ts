import {
  commands,
  window,
  type CustomTextEditorProvider,
  type Disposable,
  type TextDocument,
  type Uri,
  type WebviewPanel,
} from 'vscode';
import { late } from '../late/late.ts';
import type { Services } from '../services.ts';
import { FORM_VIEW_TYPE } from '../status/activePlan.ts';
import { FormPanel } from './formPanel.ts';
import type { LastPages } from './lastPages.ts';

/** All forms that are open: many may show one document. */
export class Forms implements CustomTextEditorProvider {
  readonly #extension: Uri;
  readonly #services: () => Services;
  readonly #pages: LastPages;
  readonly #panels = new Set<FormPanel>();
  /** Where a form is to begin that is about to open. */
  readonly #targets = new Map<string, string>();

  constructor(extension: Uri, services: () => Services, pages: LastPages) {
    this.#extension = extension;
    this.#services = services;
    this.#pages = pages;
  }

  register(): Disposable {
    return window.registerCustomEditorProvider(FORM_VIEW_TYPE, this, { supportsMultipleEditorsPerDocument: true });
  }

  get size(): number {
    return this.#panels.size;
  }

  async resolveCustomTextEditor(document: TextDocument, webviewPanel: WebviewPanel): Promise<void> {
    const services = this.#services();
    const key = document.uri.toString();
    const panel = new FormPanel(webviewPanel, document, {
      services,
      extension: this.#extension,
      target: this.#targets.get(key) ?? '',
      pages: this.#pages,
    });
    this.#targets.delete(key);
    this.#panels.add(panel);
    webviewPanel.onDidDispose(() => {
      this.#panels.delete(panel);
      panel.dispose();
      // Of a window that is reloaded, nothing is disposed of.
      if (![...this.#panels].some(({ uri }) => uri.toString() === key)) this.#pages.set(document.uri, '');
    });
    const session = await services.open(document.uri);
    if (!this.#panels.has(panel)) return;
    panel.show(session);
    // The page explains itself; nobody waits for the answer.
    if (!session) void late().then(({ chooseKind }) => chooseKind(document, services));
  }

  /** Shows the form: one that is open already, the active one first. */
  open = async (uri: Uri, target = ''): Promise<void> => {
    const own = [...this.#panels].filter((panel) => panel.uri.toString() === uri.toString());
    const panel = own.find(({ isActive }) => isActive) ?? own.at(-1);
    if (panel) {
      panel.reveal(target);
      return;
    }
    if (target !== '') this.#targets.set(uri.toString(), target);
    await commands.executeCommand('vscode.openWith', uri, FORM_VIEW_TYPE);
  };
}
