import { EventEmitter, type Disposable, type Event } from 'vscode';

/** An event that knows how many listen: what nobody listens to need not be made, and a leak shows. */
export class CountedEvent<T> {
  readonly #emitter = new EventEmitter<T>();
  #listeners = 0;

  get listeners(): number {
    return this.#listeners;
  }

  readonly event: Event<T> = (listener, self, disposables) => {
    const inner = this.#emitter.event(listener, self);
    this.#listeners++;
    let open = true;
    const own: Disposable = {
      dispose: () => {
        if (open) this.#listeners--;
        open = false;
        inner.dispose();
      },
    };
    disposables?.push(own);
    return own;
  };

  fire(data: T): void {
    this.#emitter.fire(data);
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}
