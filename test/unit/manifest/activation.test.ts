import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { root } from '../../../scripts/lib/paths.mjs';
import { shipped } from '../core/support/kinds.ts';

const { activationEvents } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  activationEvents: readonly string[];
};
const globs = activationEvents.map((event) => event.replace(/^workspaceContains:/, ''));

/** A path that a glob of a kind finds. */
const pathFor = (glob: string): string =>
  glob.replace('{workflow}', 'docs/features').replaceAll('**', 'some').replaceAll('*', 'one');

describe('the activation events', () => {
  for (const { id, files } of shipped)
    it(`wake the extension where a workspace holds a ${id}`, () => {
      const found = picomatch(globs, { dot: true });
      for (const glob of files) assert.ok(found(pathFor(glob)), `nothing finds ${pathFor(glob)}`);
    });
});
