import type { Span } from '../markdown/span.ts';
import type { LocatedNode, Plan } from '../plan/plan.ts';
import type { Planned } from './change.ts';
import { notFound, refuse } from './change.ts';
import { ownSpan } from './insertion.ts';
import type { IntentOf } from './intent.ts';
import { contentEnd } from './lines.ts';
import { inDocument } from './slot.ts';

/** The Markdown below the heading of a node and before its first child, without blank lines around it. */
export function bodySpan(plan: Plan, located: LocatedNode): Span {
  const own = ownSpan(plan, located);
  const head = located.node.parts[0]?.part.region.head;
  let from = own.from + (head?.to ?? 0);
  const to = Math.max(from, contentEnd(plan.text, own));
  while (from < to && /\s/.test(plan.text[from] ?? '')) from++;
  return { from, to };
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Replaces the body of a node without fields. Markdown in it counts as such, but must not open or close a section. */
export function setMarkdown(plan: Plan, intent: IntentOf<'setMarkdown'>, expected: string | undefined): Planned {
  const located = plan.node(intent.node);
  if (!located) return notFound(intent.node);
  if (located.node.fields.length > 0) return refuse('invalid', `"${intent.node}" has fields. Change them one by one.`);
  const span = bodySpan(plan, located);
  const current = plain(plan.text.slice(span.from, span.to));
  if (expected !== undefined && plain(expected) !== current) {
    return refuse('conflict', 'The text has been changed in the meantime. Compare both and decide.', current);
  }
  const text = plain(intent.text);
  const lead = span.from === span.to && !/\n\r?\n$/.test(plan.text.slice(0, span.from)) ? '\n\n' : '';
  const edits = text === current ? [] : [{ ...span, insert: inDocument(plan, (text === '' ? '' : lead) + text) }];
  return {
    ok: true,
    edits,
    allows: (changed) => changed === `${intent.node}#prose`,
    holds: (after) => {
      const now = after.node(intent.node);
      return now !== null && plain(after.text.slice(bodySpan(after, now).from, bodySpan(after, now).to)) === text;
    },
  };
}
