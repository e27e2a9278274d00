import {
  Disposable,
  EventEmitter,
  l10n,
  window,
  type Event,
  type Uri,
  type WebviewView,
  type WebviewViewProvider,
} from 'vscode';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { summaryOf } from '../summary/planSummary.ts';
import { pageHtml, pagesFolder } from './html.ts';
import { PlanChannel } from './planChannel.ts';

/** What a badge has counted already: VS Code adds up those of all views at its icon. */
export interface Counted {
  /** The plan that the checkpoint view counts; undefined while it was not shown. */
  readonly counted: Uri | undefined;
  readonly onDidCount: Event<void>;
}

/** The checkpoints of the active plan, in the side bar. Its badge counts what waits for the person in that. */
export class CheckpointView implements WebviewViewProvider, Counted {
  readonly #extension: Uri;
  readonly #services: () => Services;
  readonly #didCount = new EventEmitter<void>();
  readonly onDidCount = this.#didCount.event;
  #shown: Disposable | null = null;
  #counted: Uri | undefined;

  constructor(extension: Uri, services: () => Services) {
    this.#extension = extension;
    this.#services = services;
  }

  get counted(): Uri | undefined {
    return this.#counted;
  }

  register(): Disposable {
    return Disposable.from(this.#didCount, window.registerWebviewViewProvider('planwright.checkpoint', this), {
      dispose: () => {
        this.#shown?.dispose();
      },
    });
  }

  resolveWebviewView(view: WebviewView): void {
    const services = this.#services();
    const { active, sessions } = services;
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(this.#extension)] };
    const channel = new PlanChannel({
      webview,
      services,
      extension: this.#extension,
      section: null,
      isVisible: () => view.visible,
    });
    const follow = (session: DocumentSession | undefined): void => {
      channel.attach(session);
      showBadge(view, session);
      this.#count(session?.document.uri);
    };
    this.#shown = Disposable.from(
      { dispose: () => channel.dispose() },
      active.onDidChange(follow),
      sessions.onDidChange((session) => {
        if (session === channel.session) showBadge(view, session);
      }),
      view.onDidDispose(() => {
        this.#shown?.dispose();
        this.#count(undefined);
      }),
    );
    follow(active.session);
    webview.html = pageHtml(webview, this.#extension, 'checkpoint', l10n.t('Checkpoint'));
  }

  #count(uri: Uri | undefined): void {
    this.#counted = uri;
    this.#didCount.fire();
  }
}

function showBadge(view: WebviewView, session: DocumentSession | undefined): void {
  const value = session ? summaryOf(session.state).waiting : 0;
  const tooltip =
    value === 1
      ? l10n.t('One thing waits for you in this plan')
      : l10n.t('{0} things wait for you in this plan', value);
  view.badge = value === 0 ? undefined : { value, tooltip };
}
