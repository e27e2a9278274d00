import { Disposable, l10n, type TextDocument, type Uri, type WebviewPanel } from 'vscode';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { messageHtml, pageHtml, pagesFolder } from './html.ts';
import type { LastPages } from './lastPages.ts';
import { PlanChannel } from './planChannel.ts';

export interface FormOptions {
  readonly services: Services;
  readonly extension: Uri;
  /** What to go to; empty if nothing was asked for. */
  readonly target: string;
  readonly pages: LastPages;
}

/** One form on one document; there may be more of the same. */
export class FormPanel {
  readonly uri: Uri;
  readonly #panel: WebviewPanel;
  readonly #document: TextDocument;
  readonly #services: Services;
  readonly #extension: Uri;
  readonly #subscriptions: Disposable;
  readonly #pages: LastPages;
  #channel: PlanChannel | null = null;
  #target: string;

  constructor(panel: WebviewPanel, document: TextDocument, { services, extension, target, pages }: FormOptions) {
    this.uri = document.uri;
    this.#panel = panel;
    this.#document = document;
    this.#services = services;
    this.#extension = extension;
    this.#target = target;
    this.#pages = pages;
    panel.webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(extension)] };
    const { sessions } = services;
    const isOwn = (uri: Uri): boolean => uri.toString() === this.uri.toString();
    this.#subscriptions = Disposable.from(
      sessions.onDidOpen((session) => {
        if (isOwn(session.document.uri)) this.show(session);
      }),
      sessions.onDidClose((uri) => {
        if (isOwn(uri)) this.show(undefined);
      }),
    );
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** Shows the form of a session; without one, says why there is none. */
  show(session: DocumentSession | undefined): void {
    if (!session) {
      this.#channel?.dispose();
      this.#channel = null;
      this.#panel.webview.html = messageHtml(l10n.t('No form for this document'), this.#explanation());
      return;
    }
    if (this.#channel) {
      this.#channel.attach(session);
      return;
    }
    const { webview } = this.#panel;
    const isVisible = (): boolean => this.#panel.visible;
    const begin = this.#target === '' ? this.#pages.get(this.uri) : '';
    const channel = new PlanChannel({
      webview,
      services: this.#services,
      extension: this.#extension,
      section: begin,
      isVisible,
      onView: (section) => this.#pages.set(this.uri, section),
    });
    this.#channel = channel;
    channel.attach(session);
    if (this.#target !== '') channel.reveal(this.#target);
    // Names the frame for screen readers, and the tab.
    this.#panel.title = nameOf(this.#document.uri);
    webview.html = pageHtml(webview, this.#extension, 'main', session.state.plan.title, begin);
  }

  reveal(target: string): void {
    this.#panel.reveal();
    this.#target = target;
    if (target !== '') this.#channel?.reveal(target);
  }

  dispose(): void {
    this.#channel?.dispose();
    this.#channel = null;
    this.#subscriptions.dispose();
  }

  #explanation(): string[] {
    const name = nameOf(this.#document.uri);
    return [
      l10n.t('{0} is of no kind that Planwright knows, so there are no fields to show.', name),
      l10n.t(
        'Choose a kind in the message that appeared, or put "planwright: planning" into the front matter of the file.',
      ),
    ];
  }
}

const nameOf = ({ path }: Uri): string => path.slice(path.lastIndexOf('/') + 1);
