// Builds what tests run on, unless `npm test` has done so already: a build would take the files away under other tests.
import process from 'node:process';

if (process.env['PLANWRIGHT_BUILT'] !== '1') await import('../esbuild.config.mjs');
