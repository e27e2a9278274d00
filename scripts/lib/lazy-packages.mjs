// Packages that are loaded when first used, each in a file of its own. CommonJS bundles cannot be split by esbuild, and
// code that waits for its first call should not be read and compiled while an editor starts.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Puts in the place of each package a module whose functions and classes load the real one at their first call.
 * @param {{ packages: readonly string[], root: string, outdir: string, options: import('esbuild').BuildOptions }} given
 * @returns {import('esbuild').Plugin}
 */
export function lazyPackages({ packages, root, outdir, options }) {
  const filter = new RegExp(`^(?:${packages.join('|')})$`);
  return {
    name: 'lazy-packages',
    setup(builder) {
      builder.onStart(async () => {
        mkdirSync(path.join(root, outdir), { recursive: true });
        await Promise.all(packages.map((name) => bundlePackage(name, root, outdir, options)));
      });
      builder.onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: 'lazy' }));
      builder.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path: name }) => ({
        contents: await standIn(name, path.posix.basename(outdir)),
        loader: 'js',
      }));
    },
  };
}

/** @param {string} name @param {string} root @param {string} outdir @param {import('esbuild').BuildOptions} options */
async function bundlePackage(name, root, outdir, options) {
  const contents = `export * from '${name}'; import * as all from '${name}'; export default all.default ?? all;`;
  await build({
    ...options,
    stdin: { contents, resolveDir: root, sourcefile: `${name}.js` },
    outfile: path.join(outdir, `${name}.cjs`),
  });
}

/** @param {string} name @param {string} folder */
async function standIn(name, folder) {
  const exported = /** @type {Record<string, unknown>} */ (await import(name));
  // Node adds names of its own to CommonJS packages, such as "module.exports".
  const names = Object.keys(exported).filter(
    (key) => key !== 'default' && /^\w+$/.test(key) && typeof exported[key] === 'function',
  );
  const call = (/** @type {string} */ key) =>
    `function (...given) { const real = load()[${JSON.stringify(key)}]; return new.target ? Reflect.construct(real, given) : real(...given); }`;
  return [
    `let loaded; const load = () => loaded ??= require('./${folder}/${name}.cjs');`,
    ...names.map((key) => `export const ${key} = ${call(key)};`),
    `export default ${call('default')};`,
  ].join('\n');
}
