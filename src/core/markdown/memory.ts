/** Below this, looking at every key is quicker than a map, and most owners hold no more. */
const FEW = 8;

/**
 * What has been computed from an object, kept by the object itself. A weak map says the same, but young collections
 * take its values for alive: a plan that is read once would stay until the next full collection.
 */
export class Memory {
  #keys: object[] | null = null;
  #values: unknown[] | null = null;
  #more: Map<object, unknown> | null = null;

  /** Keeps what `make` computes for `key` (a schema, a rule), for as long as the owner lives. */
  keep<T>(key: object, make: () => T): T {
    const at = this.#keys === null ? -1 : this.#keys.indexOf(key);
    if (at >= 0) return this.#values?.[at] as T;
    if (this.#more?.has(key)) return this.#more.get(key) as T;
    const made = make();
    this.store(key, made);
    return made;
  }

  recall(key: object): unknown {
    const at = this.#keys === null ? -1 : this.#keys.indexOf(key);
    return at >= 0 ? this.#values?.[at] : this.#more?.get(key);
  }

  store(key: object, value: unknown): void {
    const keys = (this.#keys ??= []);
    const values = (this.#values ??= []);
    const at = keys.indexOf(key);
    if (at >= 0) values[at] = value;
    else if (keys.length >= FEW) (this.#more ??= new Map()).set(key, value);
    else {
      keys.push(key);
      values.push(value);
    }
  }
}
