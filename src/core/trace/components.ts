/**
 * The strongly connected components of a directed graph, each after those that it leads to (Tarjan's algorithm, without
 * recursion, in linear time). Whatever is in a component of several leads back to itself.
 */
export function componentsOf<T>(nodes: readonly T[], next: (node: T) => readonly T[]): T[][] {
  const found = new Map<T, { readonly index: number; low: number; open: boolean }>();
  const stack: T[] = [];
  const components: T[][] = [];
  const enter = (node: T): { node: T; at: number } => {
    found.set(node, { index: found.size, low: found.size, open: true });
    stack.push(node);
    return { node, at: 0 };
  };
  for (const start of nodes) {
    if (found.has(start)) continue;
    const path = [enter(start)];
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { node } = frame;
      const own = found.get(node);
      if (!own) break;
      const to = next(node)[frame.at++];
      if (to !== undefined) {
        const seen = found.get(to);
        if (!seen) path.push(enter(to));
        else if (seen.open) own.low = Math.min(own.low, seen.index);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      const aboveFound = above && found.get(above.node);
      if (aboveFound) aboveFound.low = Math.min(aboveFound.low, own.low);
      if (own.low === own.index) components.push(closed(stack, node, found));
    }
  }
  return components;
}

function closed<T>(stack: T[], root: T, found: ReadonlyMap<T, { open: boolean }>): T[] {
  const component: T[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const state = found.get(node);
    if (state) state.open = false;
    component.unshift(node);
    if (node === root) break;
  }
  return component;
}

/** A way around in a component, from the first node on; null in one that has none. */
export function cycleIn<T>(component: readonly T[], next: (node: T) => readonly T[]): T[] | null {
  const [first] = component;
  if (first === undefined) return null;
  if (component.length === 1) return next(first).includes(first) ? [first] : null;
  const inside = new Set(component);
  const seen = new Map<T, number>();
  const path: T[] = [];
  for (let node: T | undefined = first; node !== undefined && !seen.has(node);) {
    seen.set(node, path.length);
    path.push(node);
    const here: T = node;
    node = next(here).find((one) => inside.has(one) && one !== here);
    if (node !== undefined && seen.has(node)) return path.slice(seen.get(node));
  }
  return null;
}
