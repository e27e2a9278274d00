import { isNode, parseDocument } from 'yaml';

/** A YAML text with the places of what it holds. */
export interface YamlPlaces {
  /** The first thing that is wrong, with its offset; null if nothing is. */
  readonly error: { readonly message: string; readonly offset: number } | null;
  /** What stands at a path of keys and indexes: undefined for nothing. */
  readonly valueAt: (path: readonly (string | number)[]) => unknown;
  /** The offset of it; 0 for nothing. */
  readonly offsetOf: (path: readonly (string | number)[]) => number;
}

/** Never throws. */
export function yamlPlaces(text: string): YamlPlaces {
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  return {
    error: error ? { message: error.message, offset: error.pos[0] } : null,
    valueAt: (path) => document.getIn(path),
    offsetOf: (path) => {
      const node: unknown = document.getIn(path, true);
      return isNode(node) ? (node.range?.[0] ?? 0) : 0;
    },
  };
}
