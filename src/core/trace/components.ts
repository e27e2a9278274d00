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

/**
 * Ways around in a component, until each of its nodes is on one: the shortest through the first node that is on none yet.
 * None for a node that does not lead to itself. After `most` ways it stops: each takes linear time.
 */
export function cyclesIn<T>(component: readonly T[], next: (node: T) => readonly T[], most: number): T[][] {
  const inside = new Set(component);
  const seen = new Set<T>();
  const ways: T[][] = [];
  for (const node of component) {
    if (seen.has(node) || ways.length >= most) continue;
    const way = wayBack(node, (one) => next(one).filter((other) => inside.has(other)));
    for (const one of way) seen.add(one);
    if (way.length > 0) ways.push(way);
  }
  return ways;
}

/** The shortest way from a node back to it, without its end; empty where there is none. */
function wayBack<T>(start: T, next: (node: T) => readonly T[]): T[] {
  const before = new Map<T, T>();
  const queue = [start];
  for (const node of queue) {
    for (const other of next(node)) {
      if (other === start) return pathTo(node, start, before);
      if (before.has(other)) continue;
      before.set(other, node);
      queue.push(other);
    }
  }
  return [];
}

function pathTo<T>(end: T, start: T, before: ReadonlyMap<T, T>): T[] {
  const path: T[] = [];
  for (let node: T | undefined = end; node !== undefined && node !== start; node = before.get(node)) path.push(node);
  return [start, ...path.reverse()];
}
