import type { Intent } from '../edit/intent.ts';
import type { Span } from '../markdown/span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A change that would resolve a finding, as intents that `core/edit` turns into text edits when it is wanted. */
export interface Fix {
  readonly title: string;
  readonly intents: readonly Intent[];
  /** The one that people nearly always want. */
  readonly preferred?: boolean;
}

/** Something incomplete, unclear or inconsistent. */
export interface Finding {
  /** Dotted, stable: `field.empty`. Its page is `docs/rules/<code>.md`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Offsets in the document; in what a node rule returns, relative to the node. */
  readonly span: Span;
  /** Id of the node that the finding belongs to. */
  readonly node: string;
  /** Id of the field that it is about, if it is about one. */
  readonly field: string | null;
  readonly fixes: readonly Fix[];
}
