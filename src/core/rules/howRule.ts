import { withoutComments } from '../markdown/comments.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import { shift } from '../markdown/span.ts';
import type { Span } from '../markdown/span.ts';
import { contains } from '../markdown/span.ts';
import type { Region } from '../markdown/block.ts';
import type { PlanNode } from '../plan/plan.ts';
import { leavesOf } from './prose.ts';
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
  const own = lookedFor++;
  const found = (region: Region): readonly Span[] =>
    region.keep(look, () => {
      const spans: Span[] = [];
      for (const { from, written } of textsOf(region))
        for (const span of (written.found[own] ??= look(written.text))) spans.push(shift(span, from));
      return spans;
    });
  const check: NodeRule['check'] = (node, { options }) => {
    if (options !== 'out' || LEFT_ALONE.has(node.schema?.role ?? '')) return [];
    return node.parts.flatMap(({ part, at }) =>
      found(part.region)
        .filter((span) => !namesFiles(node, at, span))
        .map((span) => ({ message: message(part.region.text.slice(span.from, span.to)), span: shift(span, at) })),
    );
  };
  return { code, severity: 'warning', title, optionsKey: 'how', reads: 'node', check };
}

/** How many of these rules there are; each keeps what it found in a text in a place of its own. */
let lookedFor = 0;

interface Written {
  readonly text: string;
  readonly found: (readonly Span[] | undefined)[];
}

const writtenIn = keptByText((text): Written => ({
  text: withoutComments(text, (found) => ' '.repeat(found.length)),
  found: [],
}));

/** What is written in a region, and where it begins: cut out once for all these rules. */
const textsOf = (region: Region): readonly { readonly from: number; readonly written: Written }[] =>
  region.keep(textsOf, () =>
    leavesOf(region).map(({ from, to }) => ({ from, written: writtenIn(region.text.slice(from, to)) })),
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
