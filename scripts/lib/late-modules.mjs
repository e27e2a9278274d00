// Modules of our own that are loaded when first used, each in a bundle of its own with all that it needs. CommonJS bundles
// cannot be split by esbuild; what both hold is there twice on the disk, and read twice only where it is used.
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Turns `import('…/late/name.ts')` into a bundle beside the one that imports it.
 * @param {{ outdir: string, options: import('esbuild').BuildOptions }} given
 * @returns {import('esbuild').Plugin}
 */
export function lateModules({ outdir, options }) {
  const name = path.posix.basename(outdir);
  return {
    name: 'late-modules',
    setup(builder) {
      builder.onResolve({ filter: /\.ts$/ }, async (given) => {
        const file = path.join(given.resolveDir, given.path);
        if (given.kind !== 'dynamic-import' || path.basename(path.dirname(file)) !== 'late') return undefined;
        const bundle = path.basename(file).replace(/\.ts$/, '.cjs');
        await build({ ...options, entryPoints: [file], outfile: path.join(outdir, bundle) });
        return { path: `./${name}/${bundle}`, external: true };
      });
    },
  };
}
