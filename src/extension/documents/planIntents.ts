import type { Intent } from '../../core/edit/intent.ts';
import { planEdit } from '../../core/edit/planEdit.ts';
import type { EditResult } from '../../core/edit/result.ts';
import type { TextEdit } from '../../core/markdown/textEdit.ts';
import { minimalEdit } from '../../core/markdown/textEdit.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { followUps } from '../../core/reflection/run.ts';
import { timeOf } from '../../core/time.ts';
import { EditComposer } from './composeEdits.ts';

/**
 * Several intents, each on the plan that the ones before it left, as edits of the first plan's text. Fails as a whole.
 * `expected` is what the slot of the first intent must hold. What follows from an answer is done with it.
 */
export function planIntents(plan: Plan, intents: readonly Intent[], expected?: string): EditResult {
  const composer = new EditComposer(plan.text);
  let after = plan;
  for (const [index, intent] of intents.entries()) {
    const result = planEdit(after, intent, index === 0 ? expected : undefined);
    if (!result.ok) return result;
    composer.add(result.edits);
    after = result.after;
  }
  for (const intent of composer.edits().length === 0 ? [] : followUps(after, intents, timeOf(Date.now()))) {
    const result = planEdit(after, intent);
    // What was asked for is done; what follows from it can be done later by its command.
    if (!result.ok) break;
    composer.add(result.edits);
    after = result.after;
  }
  return { ok: true, edits: composer.edits().flatMap((edit) => narrowed(plan.text, edit)), after };
}

// Text that an edit puts back as it was stays untouched.
function narrowed(text: string, edit: TextEdit): TextEdit[] {
  const inner = minimalEdit(text.slice(edit.from, edit.to), edit.insert);
  return inner ? [{ from: edit.from + inner.from, to: edit.from + inner.to, insert: inner.insert }] : [];
}
