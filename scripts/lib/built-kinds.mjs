// The shipped templates, read once when the package is built: `dist/kinds.json`. See `src/workspace/builtKinds.ts`.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.mjs';

/** @param {import('esbuild').BuildOptions} options */
export async function writeBuiltKinds(options) {
  const outfile = path.join(root, 'dist/parseTemplate.cjs');
  const entryPoints = ['src/core/kind/parseTemplate.ts'];
  await build({ ...options, entryPoints, outfile, sourcemap: false, metafile: false });
  /** @type {typeof import('../../src/core/kind/parseTemplate.ts')} */
  const { parseTemplate } = createRequire(import.meta.url)(outfile);
  rmSync(outfile);
  const names = readdirSync(path.join(root, 'templates')).filter((name) => name.endsWith('.md'));
  const built = names.flatMap((name) => {
    const text = readFileSync(path.join(root, 'templates', name), 'utf8');
    const { kind } = parseTemplate(text, name);
    // What is wrong with a template is told by those who read it.
    return kind ? [{ path: name, text, kind }] : [];
  });
  writeFileSync(path.join(root, 'dist/kinds.json'), JSON.stringify(built));
}
