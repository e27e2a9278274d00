/** Approve and acknowledge pass a gate; request asks for a decision; request-changes and revoke take one back. */
export type DecisionType = 'approve' | 'acknowledge' | 'request' | 'request-changes' | 'revoke';

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
}

/** A record with the name of its file, which is the hash of its content. */
export interface StoredDecision {
  readonly name: string;
  readonly record: DecisionRecord;
}
