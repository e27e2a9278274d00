import type { Uri } from 'vscode';
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

/** A message of the thread: some of the plans, in the order of the job; without those that it could not read. */
export type Listing = readonly { readonly path: string; readonly listed: ListedPlan | null }[];

export interface ListMany {
  readonly folder: Uri;
  /** Paths from the folder. */
  readonly paths: readonly string[];
  /** Called for each path that could be read, a few at a time, in any order. Null if it is no plan. */
  readonly told: (path: string, listed: ListedPlan | null) => void;
  /** How many threads share them; as many as the machine has room for unless given. */
  readonly threads?: number;
  /** Ends the threads; what they have not told of stays untold. */
  readonly signal: AbortSignal;
}
