import path from 'node:path';

/** The folder of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What is fetched or made for tests, outside node_modules and outside git. */
export const testCache = path.join(root, '.vscode-test');

/** Pictures, logs and counts of test runs. */
export const testResults = path.join(root, 'test-results');
