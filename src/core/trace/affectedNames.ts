import type { NamedId } from './idText.ts';
import type { Placed } from './placed.ts';

/**
 * Names that may lead elsewhere, since what they lead to came or went. By prefix and number: `FR-3` may be meant by
 * `FR-03` and by `FR-3a`, too.
 */
export class AffectedNames {
  readonly #numbers = new Map<string, Set<number>>();

  constructor(nodes: readonly { readonly id: string }[]) {
    for (const { id } of nodes) {
      const [, prefix, number] = /^(.*?-)(\d+)/.exec(id) ?? [];
      if (prefix === undefined) continue;
      const numbers = this.#numbers.get(prefix) ?? new Set();
      this.#numbers.set(prefix, numbers.add(Number(number)));
    }
  }

  areNamedBy(node: Placed): boolean {
    if (this.#numbers.size === 0) return false;
    let are = false;
    node.eachNamed((named) => (are ||= this.#has(named)));
    return are;
  }

  // A range may hold any of them.
  #has({ prefix, number, last, scope }: NamedId): boolean {
    const numbers = scope === null ? this.#numbers.get(prefix) : undefined;
    return numbers !== undefined && (last !== null || numbers.has(number));
  }
}
