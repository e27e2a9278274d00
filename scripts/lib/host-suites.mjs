import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the module `planwright:host-suites` out of the test files found at build time. Each suite is loaded by a function,
 * because a test file may run only once mocha has put `describe` and `it` in place.
 * @param {string} folder absolute path of the folder with the suites
 * @returns {import('esbuild').Plugin}
 */
export function hostSuites(folder) {
  return {
    name: 'host-suites',
    setup(build) {
      build.onResolve({ filter: /^planwright:host-suites$/ }, () => ({
        path: 'host-suites',
        namespace: 'host-suites',
      }));
      build.onLoad({ filter: /.*/, namespace: 'host-suites' }, () => {
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.test.ts'))
          .sort();
        if (files.length === 0) {
          return { errors: [{ text: `No *.test.ts below ${folder}: the suite would pass by being empty.` }] };
        }
        const entries = files.map((file) => {
          const specifier = `./${file.split(path.sep).join('/')}`;
          return `  ${JSON.stringify(specifier)}: () => require(${JSON.stringify(specifier)}),`;
        });
        return {
          contents: `export const suites = {\n${entries.join('\n')}\n};\n`,
          loader: 'js',
          resolveDir: folder,
          watchDirs: [folder],
        };
      });
    },
  };
}
