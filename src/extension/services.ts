import type { Disposable, Event, Uri } from 'vscode';
import type { FeatureSources } from '../workspace/features.ts';
import type { PromptSchema } from '../core/outputs/readPrompt.ts';
import type { Kind } from '../core/kind/kind.ts';
import type { ListMany } from './lister/job.ts';
import type { DocumentSession, Glance, PlanState, SessionRegistry } from './documents/planState.ts';

/** The document kinds that can be used: the shipped ones, and those of the workspace's `.planwright/templates/`. */
export interface Kinds {
  /** Of a folder, the workspace's own first; of no folder, only the shipped ones. Read at first use. */
  readonly all: (folder?: Uri) => Promise<readonly Kind[]>;
  /** A template was added, changed or deleted. */
  readonly onDidChange: Event<void>;
}

/** The plan that the person looks at: of the active text editor, or of the active form. */
export interface ActivePlan {
  readonly session: DocumentSession | undefined;
  /** Another plan is active, or none. Not for changes of its state: `session.onDidChange` tells those. */
  readonly onDidChange: Event<DocumentSession | undefined>;
}

/** What the features share. Made once, by `main.ts`; every feature gets it in its `register…` function. */
export interface Services {
  readonly sessions: SessionRegistry;
  readonly kinds: Kinds;
  readonly active: ActivePlan;
  /** The session of a document, which is opened in the background if need be; undefined if it is of no kind. */
  readonly open: (uri: Uri) => Promise<DocumentSession | undefined>;
  /** Reads a file as a plan without opening it; version 0. Null if it is of no kind or cannot be read. */
  readonly peek: (uri: Uri) => Promise<PlanState | null>;
  /** The same, no more than lists say of it. */
  readonly glance: (uri: Uri) => Promise<Glance | null>;
  /** The same of many, on another thread. Rejects where there is none: then they are read one by one. */
  readonly listMany: (many: ListMany) => Promise<void>;
  /** Shows the form, at a field or node if one is named. */
  readonly openForm: (uri: Uri, target?: string) => Promise<void>;
  /** Shows the text, at a field or node if one is named. */
  readonly openMarkdown: (uri: Uri, target?: string) => Promise<void>;
  /** The section that the open form of a document shows; empty if there is none. */
  readonly pageOf: (uri: Uri) => string;
  /** Paths of files of the document's workspace folder that match what was typed, best first, at most 50. */
  readonly completePath: (document: Uri, typed: string) => Promise<readonly string[]>;
  /** The prompts for agents that a document's folder has, of all kinds. Broken ones are left out. */
  readonly prompts: (document: Uri) => Promise<readonly PromptSchema[]>;
  /** The name that decisions on a document are made in; empty while nobody was asked. */
  readonly approverOf: (document: Uri) => string;
  /** What reading the features of a folder takes. */
  readonly featureSources: (folder: Uri) => Promise<FeatureSources>;
  /** What a folder knows of features has changed: decisions, templates, people, steering files. */
  readonly onDidChangeFeatures: (folder: Uri, changed: () => void) => Disposable;
  /** Opens a file that a document refers to, as `path`, `path:10` or `path:10-42`. */
  readonly openReference: (document: Uri, reference: string) => Promise<void>;
}
