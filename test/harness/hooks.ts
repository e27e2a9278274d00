// Mocha's root hooks for browser tests: a picture of every window of a failed test, and nothing left running.
import type { RootHookObject } from 'mocha';
import { closePool } from './pool.ts';
import { openWorkbenches } from './workbench.ts';

export const mochaHooks: RootHookObject = {
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state !== 'failed') return;
    const title = this.currentTest.fullTitle();
    for (const [index, workbench] of [...openWorkbenches].entries()) {
      const file = await workbench.screenshot(`failed ${title} ${String(index + 1)}`).catch(() => undefined);
      if (file !== undefined) console.log(`      picture: ${file}`);
    }
  },
  async afterAll() {
    for (const workbench of openWorkbenches) await workbench.dispose();
    await closePool();
  },
};
