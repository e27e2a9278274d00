import type { NewHasher } from '../gates/hash.ts';
import type { Kind } from '../kind/kind.ts';
import { walkSlots } from '../kind/kind.ts';
import type { Plan } from '../plan/plan.ts';

/** What an output is made from. */
export interface OutputSource {
  readonly plan: Plan;
  /** The document as readers of the output find it. */
  readonly file: string;
  readonly newHasher: NewHasher;
}

/** Another document or data made from a plan. One file each in `formats/`. */
export interface Output {
  /** What `planwright export --as` takes. */
  readonly id: string;
  readonly title: string;
  readonly extension: 'md' | 'json' | 'csv' | 'svg';
  /** Whether documents of a kind have what it needs. */
  readonly fits: (kind: Kind) => boolean;
  readonly make: (source: OutputSource) => string | Promise<string>;
  /** The name of the file that it is delivered as, beside its document; else it is only printed or shown. */
  readonly fileName?: string;
  /** Whether a text was made as this output, so that it may be replaced by a newer one. */
  readonly isOwn?: (text: string) => boolean;
  /** The version of the document that a text of its own was made from. */
  readonly madeFrom?: (text: string) => string | undefined;
  /** For an output that tells what a person decides on: the same, to be shown beside the decision. */
  readonly parts?: (plan: Plan) => readonly SummaryPart[];
}

export interface SummaryPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Whether a kind has a slot with a role. */
export function hasRole(kind: Kind, role: string): boolean {
  let roles = rolesOf.get(kind);
  if (!roles) {
    roles = new Set(Array.from(walkSlots(kind.sections), ({ slot }) => slot.role));
    rolesOf.set(kind, roles);
  }
  return roles.has(role);
}

const rolesOf = new WeakMap<Kind, ReadonlySet<string | null>>();

/** The version of a document: the SHA-256 of its text as UTF-8. */
export function versionOf({ text }: Plan, newHasher: NewHasher): string {
  const hasher = newHasher();
  hasher.update(text);
  return `sha256:${hasher.digest()}`;
}
