/**
 * What has been computed from an object, kept by the object itself. A weak map says the same, but young collections
 * take its values for alive: a plan that is read once would stay until the next full collection.
 */
export class Memory {
  #kept: Map<object, unknown> | null = null;

  /** Keeps what `make` computes for `key` (a schema, a rule), for as long as the owner lives. */
  keep<T>(key: object, make: () => T): T {
    if (this.#kept?.has(key)) return this.#kept.get(key) as T;
    const made = make();
    this.store(key, made);
    return made;
  }

  recall(key: object): unknown {
    return this.#kept?.get(key);
  }

  store(key: object, value: unknown): void {
    (this.#kept ??= new Map()).set(key, value);
  }
}
