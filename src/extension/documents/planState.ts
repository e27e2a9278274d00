import type { Event, TextDocument, Uri } from 'vscode';
import type { DecisionType } from '../../core/gates/decision.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import type { DecisionHistory } from '../../core/gates/history.ts';
import type { Intent } from '../../core/edit/intent.ts';
import type { LineMap } from '../../core/markdown/source.ts';
import type { Plan } from '../../core/plan/plan.ts';
import type { CompletionLine } from '../../core/rules/completion.ts';
import type { Finding } from '../../core/rules/finding.ts';

/** Everything that is known of one version of one document. Immutable; a later version is another object. */
export interface PlanState {
  /** `TextDocument.version` of the text that was read. */
  readonly version: number;
  readonly plan: Plan;
  readonly lines: LineMap;
  readonly findings: readonly Finding[];
  readonly gates: readonly GateReport[];
  readonly completion: readonly CompletionLine[];
  readonly history: DecisionHistory;
}

/** As much of a plan as lists say of it. Of gates that are shut, not all that holds them need be there. */
export type Glance = Pick<PlanState, 'plan' | 'gates'>;

export type EditOutcome =
  | { readonly ok: true; readonly version: number }
  | {
      readonly ok: false;
      readonly code: 'not-found' | 'conflict' | 'unsafe' | 'invalid' | 'stale' | 'read-only' | 'refused' | 'failed';
      readonly message: string;
      readonly current?: string;
    };

export interface DecisionRequest {
  readonly gate: string;
  readonly type: DecisionType;
  /** The digest of what was on the screen. */
  readonly digest: string;
  readonly comment: string;
  /** Of a tick: the line that it is about. */
  readonly criterion?: string;
}

/** What is meant, on a plan as it is by the time of the edit; null where what it was about is not there any more. */
export type IntentsFor = (plan: Plan) => readonly Intent[] | null;

/** One open document of a known kind: the only place that edits it, and the only place that reads it. */
export interface DocumentSession {
  readonly document: TextDocument;
  /** Of the latest version that was read; never older than the last event. */
  readonly state: PlanState;
  readonly onDidChange: Event<PlanState>;
  /** Why the document cannot be edited (not UTF-8, untrusted, read-only file system); empty if it can. */
  readonly readOnly: string;
  /** Applies intents in order as one undo step. `expected` is what the slot of the first one must still hold. */
  readonly edit: (intents: readonly Intent[] | IntentsFor, expected?: string) => Promise<EditOutcome>;
  /** Settles when the documents that this one rests on are read: before that, its gates are not known. */
  readonly settled: () => Promise<void>;
  readonly decide: (request: DecisionRequest) => Promise<EditOutcome>;
  readonly setStatus: (status: string) => Promise<EditOutcome>;
  /** The text that the last approval of a gate was bound to; null if there is none. */
  readonly approvedText: (gate: string) => Promise<string | null>;
}

/** The sessions of all open documents; one a document, however many panels and editors show it. */
export interface SessionRegistry {
  readonly get: (uri: Uri) => DocumentSession | undefined;
  readonly all: () => readonly DocumentSession[];
  readonly onDidOpen: Event<DocumentSession>;
  readonly onDidClose: Event<Uri>;
  /** A session has a new state: for subscribers that follow every document. */
  readonly onDidChange: Event<DocumentSession>;
}
