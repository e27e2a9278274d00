// A module of our own that is loaded at the first call of what it exports, in a file of its own: for code that every plan
// needs and that should not be read and compiled while an editor starts.
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Puts in the place of a module one whose functions load the real one. It has to export functions only.
 * @param {{ file: string, functions: readonly string[], outdir: string, options: import('esbuild').BuildOptions }} given
 * @returns {import('esbuild').Plugin}
 */
export function lazyModule({ file, functions, outdir, options }) {
  const name = path.basename(file, '.ts');
  const bundle = `./${path.posix.basename(outdir)}/${name}.cjs`;
  const calls = functions.map((one) => `export const ${one} = (...given) => load().${one}(...given);`);
  const contents = [`let loaded; const load = () => loaded ??= require('${bundle}');`, ...calls].join('\n');
  return {
    name: `lazy-${name}`,
    setup(builder) {
      builder.onStart(async () => {
        await build({ ...options, entryPoints: [file], outfile: path.posix.join(outdir, `${name}.cjs`) });
      });
      builder.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, () => ({ path: name, namespace: `lazy-${name}` }));
      builder.onLoad({ filter: /.*/, namespace: `lazy-${name}` }, () => ({ contents, loader: 'js' }));
    },
  };
}
