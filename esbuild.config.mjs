// Bundles what ships and what runs inside the extension host.
//   node esbuild.config.mjs [--production] [--watch]
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { context } from 'esbuild';
import { writeBuiltKinds } from './scripts/lib/built-kinds.mjs';
import { hostSuites } from './scripts/lib/host-suites.mjs';
import { lateModules } from './scripts/lib/late-modules.mjs';
import { lazyModule } from './scripts/lib/lazy-module.mjs';
import { lazyPackages } from './scripts/lib/lazy-packages.mjs';

const root = import.meta.dirname;
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
};

// In CommonJS output `import.meta.url` is empty; sources that also run unbundled under tsx use it.
const metaUrl = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Without it esbuild prefers the UMD builds of some packages, whose requires it cannot follow.
  mainFields: ['module', 'main'],
  external: ['vscode'],
  define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
  banner: { js: metaUrl },
};

/**
 * A command-line program: one file with a shebang.
 * @param {string} name
 * @returns {import('esbuild').BuildOptions}
 */
function program(name) {
  const source = `src/${name}/main.ts`;
  const hasShebang =
    existsSync(path.join(root, source)) && readFileSync(path.join(root, source), 'utf8').startsWith('#!');
  return {
    ...node,
    entryPoints: [source],
    outfile: `dist/${name}.cjs`,
    banner: { js: hasShebang ? metaUrl : `#!/usr/bin/env node\n${metaUrl}` },
  };
}

/** @type {import('esbuild').BuildOptions} */
const lazyOptions = { ...node, metafile: false, sourcemap: false, banner: {} };

/** @type {Record<string, import('esbuild').BuildOptions>} */
const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/extension.cjs',
    // Only the first plan that is opened needs them.
    external: ['vscode', './lazy/*'],
    plugins: [
      lazyPackages({ packages: ['yaml', 'picomatch', 'ignore'], root, outdir: 'dist/lazy', options: lazyOptions }),
      lazyModule({
        file: 'src/core/markdown/blockParser.ts',
        functions: ['parseBlocks'],
        outdir: 'dist/lazy',
        options: lazyOptions,
      }),
      lateModules({ outdir: 'dist/late', options: { ...node, metafile: false, sourcemap: false } }),
    ],
  },
  lister: { ...node, entryPoints: ['src/extension/lister/main.ts'], outfile: 'dist/lister.cjs' },
  cli: program('cli'),
  mcp: program('mcp'),
  webview: {
    ...common,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    splitting: true,
    jsx: 'automatic',
    entryPoints: ['webview-ui/src/main.tsx', 'webview-ui/src/checkpoint.tsx', 'webview-ui/src/board.tsx'],
    outdir: 'dist/webview',
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    loader: { '.svg': 'dataurl', '.ttf': 'file', '.woff2': 'file' },
  },
  'host-tests': {
    ...node,
    // Tests are read by people, in stack traces too.
    minify: false,
    sourcemap: 'inline',
    entryPoints: ['test/host/index.ts'],
    outfile: 'dist/test/index.cjs',
    external: ['vscode', 'mocha'],
    plugins: [hostSuites(path.join(root, 'test/host'))],
  },
};

const programs = new Set(['cli', 'mcp']);

// The MCP server may live in the CLI instead; a bundle of its own is made when it has an entry.
const optional = new Set(['mcp']);

/**
 * Runs after every build of a bundle, in watch mode too.
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
function afterBuild(name) {
  return {
    name: 'after-build',
    setup(build) {
      build.onEnd((result) => {
        if (result.errors.length > 0 || result.metafile === undefined) return;
        mkdirSync(path.join(root, 'dist/meta'), { recursive: true });
        writeFileSync(path.join(root, `dist/meta/${name}.json`), JSON.stringify(result.metafile));
        if (programs.has(name)) chmodSync(path.join(root, `dist/${name}.cjs`), 0o755);
        if (watch) console.log(`built ${name}`);
      });
    },
  };
}

async function main() {
  // Names of chunks change with their content: old ones would ship.
  rmSync(path.join(root, 'dist/webview'), { recursive: true, force: true });
  const wanted = Object.entries(bundles).filter(([name, options]) => {
    const [entry] = /** @type {string[]} */ (options.entryPoints);
    return !optional.has(name) || existsSync(path.join(root, String(entry)));
  });
  await writeBuiltKinds(node);
  const contexts = await Promise.all(
    wanted.map(([name, options]) => context({ ...options, plugins: [...(options.plugins ?? []), afterBuild(name)] })),
  );
  if (watch) {
    await Promise.all(contexts.map((each) => each.watch()));
    return;
  }
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  // esbuild has printed the errors themselves.
  if (results.some((result) => result.status === 'rejected')) process.exitCode = 1;
}

await main();
