import type { Span } from '../markdown/span.ts';

/** Where a criterion stands in the document. */
export interface CriterionPlace {
  readonly field: string;
  /** Zero-based place in the checklist. */
  readonly index: number;
  /** The text of the line in the document. */
  readonly span: Span;
}

/** Something that has to hold before a gate is passed. */
export interface Criterion {
  /** Without the name and the time that a tick leaves behind it. */
  readonly text: string;
  /** Null where a project asks for it and the document does not have it yet. */
  readonly place: CriterionPlace | null;
  /** Null while something that has to be looked at is not read yet. */
  readonly holds: boolean | null;
  /** Judged by what documents hold; otherwise a person ticks it. */
  readonly automatic: boolean;
  /** It asks for the approval of other documents, which may be lost after the gate was passed. */
  readonly approval: boolean;
  /** What was looked at and what was found there, or who ticked it and when. */
  readonly because: string;
  /** Whether the document shows a tick. */
  readonly ticked: boolean;
  /** Id of the field that a missing line would go into. */
  readonly field: string;
  /** The file that asks for it, if it is a project's own: `path:line`. */
  readonly source: string | null;
}

/** What others are told about a criterion. */
export const saidOf = ({
  text,
  holds,
  automatic,
  because,
}: Criterion): Pick<Criterion, 'text' | 'holds' | 'automatic' | 'because'> => ({ text, holds, automatic, because });

const STAMP = /\s*\([^()]*, \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)\s*$/;

/** A ticked line without what the tick added: `Sign-off obtained (Ada, 2026-11-21T09:30:00Z)` → `Sign-off obtained`. */
export const withoutStamp = (text: string): string => text.replace(STAMP, '');

export const stamped = (text: string, by: string, time: string): string =>
  `${withoutStamp(text)} (${by.replace(/[()]/g, '')}, ${time})`;

/** What criteria are compared by: their text, in any case and with any blanks. Signs count: `< 2 s` is not `> 2 s`. */
export const criterionKey = (text: string): string =>
  withoutStamp(text).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
