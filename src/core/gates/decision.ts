/**
 * Approve and acknowledge pass a gate; request asks for a decision; request-changes, reject and revoke take one back;
 * tick and untick say that a criterion of a gate holds, or does not.
 */
export type DecisionType =
  'approve' | 'acknowledge' | 'request' | 'request-changes' | 'revoke' | 'reject' | 'tick' | 'untick';

/** A decision as it is stored: one file, never rewritten. The schema of the file is in `contract/decision.ts`. */
export interface DecisionRecord {
  readonly format: 1;
  readonly document: string;
  readonly kind: string;
  readonly gate: string;
  readonly type: DecisionType;
  readonly by: string;
  /** ISO 8601, UTC, to the second. */
  readonly time: string;
  /** `v1:sha256:<hex>` over the canonical text of the covered sections. */
  readonly digest: string;
  readonly comment: string;
  /** Name of the record before it for the same document; null in the first. A name that is not there shows a deletion. */
  readonly previous: string | null;
  /** Reserved for the signature over all the other keys; null while decisions are not signed. */
  readonly signature: string | null;
  /** The criterion that is ticked, or not any more; in no other decision. */
  readonly criterion?: string;
  /** Digests of the approved documents that the gate rested on, by path; only where it rests on some. */
  readonly documents?: Readonly<Record<string, string>>;
  /** The roles that the person signs in, of those that the gate asks for; only where a gate asks for some. */
  readonly roles?: readonly string[];
}

/** A record with the name of its file, which is the hash of its content. */
export interface StoredDecision {
  readonly name: string;
  readonly record: DecisionRecord;
}
