import { withoutComments } from '../markdown/comments.ts';
import { shift } from '../markdown/span.ts';
import type { Span } from '../markdown/span.ts';
import { contains } from '../markdown/span.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Passage } from './prose.ts';
import { inPassages } from './prose.ts';
import type { NodeRule, Rule } from './rule.ts';

export interface HowRule extends Pick<Rule, 'code' | 'title'> {
  /** Says what to write instead, given what was found. */
  readonly message: (found: string) => string;
  readonly look: (text: string) => readonly Span[];
}

// The change log tells of the past.
const LEFT_ALONE = new Set(['changelog']);

/**
 * A rule about text that says how a thing is built, in kinds that say what it does: those whose template has
 * `rules: how: out`. Code spans are text, too; guidance, comments and lists of references are left alone.
 */
export function howRule({ code, title, message, look }: HowRule): NodeRule {
  const find = (passage: Passage): readonly Span[] =>
    passage.leaves.flatMap(({ from }, at) => look(writtenIn(passage)[at] ?? '').map((span) => shift(span, from)));
  const check: NodeRule['check'] = (node, { options }) => {
    if (options !== 'out' || LEFT_ALONE.has(node.schema?.role ?? '')) return [];
    return node.parts.flatMap(({ part, at }) =>
      inPassages(part.region, find)
        .filter((span) => !namesFiles(node, at, span))
        .map((span) => ({ message: message(part.region.text.slice(span.from, span.to)), span: shift(span, at) })),
    );
  };
  return { code, severity: 'warning', title, optionsKey: 'how', reads: 'node', check };
}

/** What is written in the leaves of a passage: cut out once for all these rules. */
const writtenIn = (passage: Passage): readonly string[] =>
  passage.keep(writtenIn, () =>
    passage.leaves.map(({ from, to }) =>
      withoutComments(passage.text.slice(from, to), (found) => ' '.repeat(found.length)),
    ),
  );

// The documents that were read are named by their path, and so is what the development environment lacks.
const namesFiles = (node: PlanNode, at: number, span: Span): boolean =>
  node.fields.some(
    ({ at: start, read: { schema, blocks } }) =>
      start === at &&
      (schema.reference || schema.role === 'dev-environment') &&
      blocks.some((block) => contains(block, span)),
  );

/** All matches of a pattern; of a first group, where it has one. */
export const matchesOf = (pattern: RegExp): ((text: string) => readonly Span[]) => {
  return (text) =>
    Array.from(text.matchAll(pattern), (match) => ({ from: match.index, to: match.index + match[0].length }));
};
