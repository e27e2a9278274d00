import assert from 'node:assert/strict';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import type { EditSuccess } from '../../../../src/core/edit/result.ts';
import { applyEdits } from '../../../../src/core/markdown/textEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { spanOfNode } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { planSnapshot } from './snapshot.ts';

/** Where an intent may change something: the lines of its field or node. Adding only inserts. */
function window(plan: Plan, intent: Intent): { from: number; to: number } | null {
  if ('field' in intent) {
    const field = plan.field(intent.field);
    if (!field) return null;
    const { labelled, blocks } = field.read;
    const spans = [...(labelled ? [labelled.whole] : []), ...blocks];
    const from = field.start + Math.min(...spans.map((span) => span.from));
    return linesOf(plan.text, from, field.start + Math.max(...spans.map((span) => span.to)));
  }
  if (intent.type === 'removeEntry' || intent.type === 'renameEntry' || intent.type === 'moveEntry') {
    const located = plan.node(intent.node);
    if (!located?.parent) return null;
    return spanOfNode(intent.type === 'moveEntry' ? located.parent : located);
  }
  return null;
}

function linesOf(text: string, from: number, to: number): { from: number; to: number } {
  let start = from;
  while (start > 0 && !/[\r\n]/.test(text[start - 1] ?? '')) start--;
  // The last lines of a text take the line ending before them along.
  if (to >= text.trimEnd().length) start = Math.max(0, start - 2);
  let end = to;
  while (end < text.length && !/[\r\n]/.test(text[end] ?? '')) end++;
  return { from: start, to: Math.min(text.length, end + 2) };
}

function assertLocal(before: Plan, intent: Intent, { edits, after }: EditSuccess): void {
  assert.equal(applyEdits(before.text, edits), after.text);
  const allowed = window(before, intent);
  for (const edit of edits) {
    if (!allowed) assert.equal(before.text.slice(edit.from, edit.to).trim(), '', 'what is added takes nothing away');
    else
      assert.ok(allowed.from <= edit.from && edit.to <= allowed.to, `${edit.from}–${edit.to} is outside of the slot`);
  }
}

const endings = (text: string): { pairs: number; feeds: number; returns: number } => ({
  pairs: text.match(/\r\n/g)?.length ?? 0,
  feeds: text.match(/(?<!\r)\n/g)?.length ?? 0,
  returns: text.match(/\r(?!\n)/g)?.length ?? 0,
});

function assertEndingsKept(before: Plan, intent: Intent, { after, edits }: EditSuccess): void {
  const made = JSON.stringify({ intent, edits });
  const was = endings(before.text);
  const is = endings(after.text);
  if (was.returns > 0 && was.pairs + was.feeds === 0) {
    assert.equal(is.pairs + is.feeds, 0, `new lines end as others do by ${made}`);
    return;
  }
  assert.ok(is.returns <= was.returns, `a line ending was torn by ${made}`);
  if (was.pairs > was.feeds) assert.ok(is.feeds <= was.feeds, `new lines end as others do by ${made}`);
  else assert.ok(is.pairs <= was.pairs, `new lines end as others do by ${made}`);
}

function assertReadsAfresh(before: Plan, _intent: Intent, { after }: EditSuccess): void {
  assert.deepEqual(planSnapshot(after), planSnapshot(readPlan(before.kind, after.text)));
}

/** That an edit changed its slot only, kept the line endings, and reads back as the plan says that it does. */
export const checkAll = (before: Plan, intent: Intent, done: EditSuccess): void => {
  assertLocal(before, intent, done);
  assertEndingsKept(before, intent, done);
  assertReadsAfresh(before, intent, done);
};
