import { env, l10n, type Disposable, type Uri, type Webview } from 'vscode';
import type { Snapshot } from '../../contract/form.ts';
import { fromWebviewSchema, type FromHost, type Notice, type Reply, type Request } from '../../contract/messages.ts';
import type { PromptSchema } from '../../core/outputs/readPrompt.ts';
import { undecidable } from '../documents/deciding.ts';
import { locate } from '../documents/location.ts';
import { failed } from '../documents/outcome.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { buildSnapshot, type FormView } from '../form/snapshot.ts';
import { late } from '../late/late.ts';
import { modelIsChosen } from '../models/modelSetting.ts';
import type { Services } from '../services.ts';
import { openFor } from './noticeHandlers.ts';
import { answerRequest, type Answer, type Shown } from './requestHandlers.ts';
import { SnapshotPusher } from './snapshotPusher.ts';

/** Snapshots whose plans are remembered, so that an edit can say which of them it was made on. */
const REMEMBERED = 20;

export interface ChannelOptions {
  readonly webview: Webview;
  readonly services: Services;
  readonly extension: Uri;
  /** What is shown at first: no section at all in the checkpoint view. */
  readonly section: FormView['section'];
  /** A page that is hidden is gone; it asks for what it missed when it is back. */
  readonly isVisible: () => boolean;
  /** Another section is on screen. */
  readonly onView?: (section: string) => void;
}

/** One page and the plan that it shows: takes its messages, answers each request once, and keeps it up to date. */
export class PlanChannel {
  readonly #options: ChannelOptions;
  readonly #pusher: SnapshotPusher;
  readonly #shown = new Map<number, Shown>();
  readonly #listener: Disposable;
  #session: DocumentSession | undefined;
  #following: Disposable | null = null;
  #view: FormView;
  #prompts: readonly PromptSchema[] = [];
  /** Null until it is loaded: a form is there before anybody hands it on. */
  #partsOf: Awaited<ReturnType<typeof late>>['formPartsOf'] | null = null;
  #ready = false;
  #reveal: { section: string; target: string } | null = null;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#view = { section: options.section, unfolded: new Set() };
    this.#pusher = new SnapshotPusher({ build: () => this.#build(), send: (snapshot) => this.#send(snapshot) });
    this.#listener = options.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
  }

  get session(): DocumentSession | undefined {
    return this.#session;
  }

  /** Shows another plan, or none. */
  attach(session: DocumentSession | undefined): void {
    if (session === this.#session) return;
    this.#following?.dispose();
    this.#session = session;
    this.#shown.clear();
    this.#following = session?.onDidChange(() => this.#follow()) ?? null;
    this.#prompts = [];
    if (session && this.#options.section !== null) void this.#loadPrompts(session);
    if (this.#ready) this.#pusher.push();
  }

  async #loadPrompts(session: DocumentSession): Promise<void> {
    const [prompts, { formPartsOf }] = await Promise.all([
      this.#options.services.prompts(session.document.uri),
      late(),
    ]);
    if (session !== this.#session) return;
    this.#prompts = prompts;
    this.#partsOf = formPartsOf;
    if (this.#ready) this.#pusher.push();
  }

  /** Goes to a field or node, once the page is there. */
  reveal(target: string): void {
    const section = this.#session ? sectionOf(this.#session.state.plan, target) : null;
    if (section === null) return;
    this.#reveal = { section, target };
    if (this.#ready) this.#postReveal();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#following?.dispose();
    this.#pusher.dispose();
  }

  #receive(message: unknown): void {
    const parsed = fromWebviewSchema.safeParse(message);
    if (parsed.success) {
      if (isRequest(parsed.data)) void this.#answer(parsed.data);
      else this.#heed(parsed.data);
      return;
    }
    const id = idOf(message);
    if (id !== null)
      void this.#post({
        type: 'reply',
        id,
        ok: false,
        code: 'invalid',
        message: l10n.t('The message is not understood.'),
      });
  }

  async #answer(request: Request): Promise<void> {
    const reply = await this.#replyTo(request);
    await this.#post(reply);
    // What the reply names must come, also where nothing else would send it.
    if (reply.ok) this.#pusher.push();
  }

  async #replyTo(request: Request): Promise<Reply> {
    const { id } = request;
    const session = this.#session;
    let answer: Answer;
    try {
      answer = session
        ? await answerRequest(request, {
            session,
            services: this.#options.services,
            shown: (version) => this.#shown.get(version),
          })
        : { ok: false, code: 'not-found', message: l10n.t('There is no plan here any more.') };
    } catch (error) {
      answer = failed(error);
    }
    if (!answer.ok) return { type: 'reply', id, ...answer };
    const version = this.#pusher.versionOfNow();
    return 'paths' in answer
      ? { type: 'reply', id, ok: true, version, paths: [...answer.paths] }
      : { type: 'reply', id, ok: true, version };
  }

  #heed(notice: Notice): void {
    switch (notice.type) {
      case 'ready':
        this.#ready = true;
        void this.#post({ type: 'strings', language: env.language, bundle: l10n.bundle ?? {} });
        this.#pusher.pushAnew();
        this.#postReveal();
        return;
      case 'view':
        if (this.#options.section !== null)
          this.#view = { section: notice.section, unfolded: new Set(notice.unfolded) };
        this.#options.onView?.(notice.section);
        this.#pusher.pushAnew();
        return;
      case 'open':
        if (this.#session) {
          const { services, extension } = this.#options;
          void openFor(notice, { session: this.#session, services, extension });
        }
    }
  }

  #follow(): void {
    if (this.#ready && this.#options.isVisible()) this.#pusher.push();
  }

  #postReveal(): void {
    if (!this.#reveal) return;
    void this.#post({ type: 'reveal', ...this.#reveal });
    this.#reveal = null;
  }

  #build(): Omit<Snapshot, 'version'> | null {
    const session = this.#session;
    if (!session) return null;
    const { document, readOnly, state } = session;
    const parts = this.#partsOf?.(session, this.#prompts) ?? null;
    return buildSnapshot(state, this.#view, {
      file: locate(document.uri).path,
      readOnly,
      undecidable: undecidable(document),
      drafting: modelIsChosen(),
      parts,
    });
  }

  #send(snapshot: Snapshot | null): PromiseLike<boolean> {
    if (!snapshot) return this.#post({ type: 'empty' });
    if (this.#session) this.#remember(snapshot.version, this.#session.state);
    return this.#post({ type: 'snapshot', snapshot });
  }

  #remember(version: number, { plan, gates }: Shown): void {
    this.#shown.set(version, { plan, gates });
    const oldest = this.#shown.keys().next().value;
    if (this.#shown.size > REMEMBERED && oldest !== undefined) this.#shown.delete(oldest);
  }

  async #post(message: FromHost): Promise<boolean> {
    try {
      return await this.#options.webview.postMessage(message);
    } catch {
      // The page was closed in this moment.
      return false;
    }
  }
}

const isRequest = (message: Request | Notice): message is Request => 'id' in message;

/** The id of something that wants to be a request: it gets its one reply, too. */
function idOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  const { id } = message;
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? id : null;
}

/** The outermost section that a field or node is in. */
function sectionOf(plan: Plan, target: string): string | null {
  const node = plan.field(target)?.node.id ?? target;
  for (let located = plan.node(node); located; located = located.parent) {
    if (located.parent?.node === plan.root) return located.node.id;
  }
  const section = plan.kind.sections.find((one) => {
    const id = one.number ?? one.id;
    return target === id || target.startsWith(`${id}/`) || target.startsWith(`${id}.`);
  });
  return section ? (section.number ?? section.id) : null;
}
