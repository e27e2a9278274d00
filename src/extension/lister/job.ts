import type { Project } from '../../core/gates/world.ts';
import type { Kind } from '../../core/kind/kind.ts';
import type { RuleSettings } from '../../core/rules/settings.ts';
import type { ListedPlan } from '../summary/listedPlan.ts';

/** Many plans of one folder on this machine, to be read on another thread. All of it can be cloned. */
export interface ListingJob {
  /** Where the folder is in the file system. */
  readonly folder: string;
  /** From the folder, with `/`. */
  readonly paths: readonly string[];
  readonly kinds: readonly Kind[];
  readonly project: Project;
  readonly rules: RuleSettings;
  /** Translations, as `l10n.config` takes them; null for none. */
  readonly bundle: Readonly<Record<string, string>> | null;
}

/** A message of the thread: some of the plans, in the order of the job. */
export type Listing = readonly { readonly path: string; readonly listed: ListedPlan | null }[];
