import { Disposable, l10n, window, type Uri, type WebviewView, type WebviewViewProvider } from 'vscode';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { summaryOf } from '../summary/planSummary.ts';
import { pageHtml, pagesFolder } from './html.ts';
import { PlanChannel } from './planChannel.ts';

/** The checkpoints of the active plan, in the side bar. Its badge counts what waits for the person. */
export class CheckpointView implements WebviewViewProvider {
  readonly #extension: Uri;
  readonly #services: Services;
  #shown: Disposable | null = null;

  constructor(extension: Uri, services: Services) {
    this.#extension = extension;
    this.#services = services;
  }

  register(): Disposable {
    return Disposable.from(window.registerWebviewViewProvider('planwright.checkpoint', this), {
      dispose: () => {
        this.#shown?.dispose();
      },
    });
  }

  resolveWebviewView(view: WebviewView): void {
    const { active, sessions } = this.#services;
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(this.#extension)] };
    const channel = new PlanChannel({
      webview,
      services: this.#services,
      extension: this.#extension,
      section: null,
      isVisible: () => view.visible,
    });
    const follow = (session: DocumentSession | undefined): void => {
      channel.attach(session);
      showBadge(view, session);
    };
    this.#shown = Disposable.from(
      { dispose: () => channel.dispose() },
      active.onDidChange(follow),
      sessions.onDidChange((session) => {
        if (session === channel.session) showBadge(view, session);
      }),
      view.onDidDispose(() => {
        this.#shown?.dispose();
      }),
    );
    follow(active.session);
    webview.html = pageHtml(webview, this.#extension, 'checkpoint', l10n.t('Checkpoint'));
  }
}

function showBadge(view: WebviewView, session: DocumentSession | undefined): void {
  const value = session ? summaryOf(session.state).waiting : 0;
  const tooltip = value === 1 ? l10n.t('One thing waits for you') : l10n.t('{0} things wait for you', value);
  view.badge = value === 0 ? undefined : { value, tooltip };
}
