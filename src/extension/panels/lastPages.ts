import type { Memento, Uri } from 'vscode';

const KEY = 'planwright.pages';

/**
 * The page on which each open form is. VS Code keeps what a page says of itself only when it gets to save its window,
 * which a browser that reloads does not wait for. Forms that were closed begin anew.
 */
export class LastPages {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  get(uri: Uri): string {
    return this.#all()[uri.toString()] ?? '';
  }

  set(uri: Uri, section: string): void {
    if (this.get(uri) === section) return;
    const { [uri.toString()]: _, ...others } = this.#all();
    void this.#memento.update(KEY, section === '' ? others : { ...others, [uri.toString()]: section });
  }

  #all(): Readonly<Record<string, string>> {
    return this.#memento.get<Readonly<Record<string, string>>>(KEY, {});
  }
}
