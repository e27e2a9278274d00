import { isMap, isNode, isScalar, parseDocument } from 'yaml';

/** A YAML text with the places of what it holds. */
export interface YamlPlaces {
  /** The first thing that is wrong, with its offset; null if nothing is. */
  readonly error: { readonly message: string; readonly offset: number } | null;
  /** What stands at a path of keys and indexes: undefined for nothing. */
  readonly valueAt: (path: readonly (string | number)[]) => unknown;
  /** The offset of the key that it stands under; 0 for nothing. */
  readonly keyOffsetOf: (path: readonly (string | number)[]) => number;
  /** The offset of it; of the nearest above it where it is not there, or 0. */
  readonly offsetOf: (path: readonly (string | number)[]) => number;
}

/** The range of a key by its path; null where there is none. */
export function keyRange(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): readonly number[] | null {
  const above = path.slice(0, -1);
  const within: unknown = above.length === 0 ? document.contents : document.getIn(above, true);
  const pair = isMap(within) ? within.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return isScalar(pair?.key) ? (pair.key.range ?? null) : null;
}

/** Never throws. */
export function yamlPlaces(text: string): YamlPlaces {
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  return {
    error: error ? { message: error.message, offset: error.pos[0] } : null,
    keyOffsetOf: (path) => keyRange(document, path)?.[0] ?? 0,
    valueAt: (path) => document.getIn(path),
    offsetOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return node.range[0];
      }
      return 0;
    },
  };
}
