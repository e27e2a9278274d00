// Runs on a thread of its own: a thousand plans are read without keeping the extension host from anything else, and all
// that was needed for it goes when the thread ends.
import { parentPort, workerData } from 'node:worker_threads';
import { config } from '@vscode/l10n';
import { allRules } from '../../core/rules/allRules.ts';
import { createRuleEngine } from '../../core/rules/engine.ts';
import { isQuick } from '../../core/rules/quick.ts';
import { newHasher } from '../../node/newHasher.ts';
import { nodeFiles } from '../../node/nodeFiles.ts';
import { DecisionStore } from '../../workspace/decisions.ts';
import { glanceAt, readFor } from '../documents/glance.ts';
import { listedPlan, type ListedPlan } from '../summary/listedPlan.ts';
import type { Listing, ListingJob } from './job.ts';

/** Few enough for the first to be seen soon. */
const AT_ONCE = 20;

async function run({ folder, paths, kinds, project, rules, bundle }: ListingJob): Promise<void> {
  if (bundle) config({ contents: { ...bundle } });
  const engines = { all: createRuleEngine(rules), quick: createRuleEngine(rules, allRules, isQuick) };
  const own = nodeFiles(folder);
  let unread = '';
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      return await own.read(path);
    } catch (error) {
      unread = path;
      throw error;
    }
  };
  const files = { ...own, read };
  const reading = { files, kinds, decisions: new DecisionStore(files, newHasher), project, newHasher };
  const list = async (path: string): Promise<ListedPlan | null | undefined> => {
    try {
      const plan = await readFor(path, reading);
      if (plan) return listedPlan(glanceAt(plan, engines), '');
      // The editor may be able to read it, as what a link outside of the folder leads to.
      return unread === path ? undefined : null;
    } catch {
      return undefined;
    }
  };
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const listing: Listing[number][] = [];
    for (const path of paths.slice(at, at + AT_ONCE)) {
      const listed = await list(path);
      if (listed !== undefined) listing.push({ path, listed });
    }
    parentPort?.postMessage(listing satisfies Listing);
  }
}

void run(workerData as ListingJob);
