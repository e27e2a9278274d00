import * as vscode from 'vscode';
import type { FromHost, Reply } from '../../../src/contract/messages.ts';
import type { Snapshot } from '../../../src/contract/form.ts';
import { soon } from '../documents/support.ts';

/** A page that is not there: what the host sends is kept, and messages are put in as a page would send them. */
export class FakeWebview implements vscode.Webview {
  readonly sent: FromHost[] = [];
  readonly #received = new vscode.EventEmitter<unknown>();
  options: vscode.WebviewOptions = {};
  html = '';
  readonly cspSource = 'https://webview.test';
  listeners = 0;
  /** What `postMessage` waits for. */
  gate: Promise<unknown> = Promise.resolve();

  onDidReceiveMessage: vscode.Event<unknown> = (listener, self, disposables) => {
    this.listeners++;
    const inner = this.#received.event(listener, self, disposables);
    return new vscode.Disposable(() => {
      this.listeners--;
      inner.dispose();
    });
  };

  postMessage(message: unknown): Thenable<boolean> {
    this.sent.push(message as FromHost);
    return this.gate.then(() => true);
  }

  asWebviewUri(uri: vscode.Uri): vscode.Uri {
    return uri;
  }

  say(message: unknown): void {
    this.#received.fire(message);
  }

  get snapshots(): Snapshot[] {
    return this.sent.flatMap((message) => (message.type === 'snapshot' ? [message.snapshot] : []));
  }

  replies(id: number): Reply[] {
    return this.sent.filter((message): message is Reply => message.type === 'reply' && message.id === id);
  }

  snapshot(): Promise<Snapshot> {
    return soon('a snapshot', () => this.snapshots.at(-1));
  }

  reply(id: number): Promise<Reply> {
    return soon(`the reply to ${String(id)}`, () => this.replies(id)[0]);
  }
}
