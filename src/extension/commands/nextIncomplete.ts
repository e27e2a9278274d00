import { l10n, Selection, TextEditorRevealType, window } from 'vscode';
import type { Finding } from '../../core/rules/finding.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { aim } from './commandTarget.ts';

/** Where it went last, in forms. */
const last = new WeakMap<DocumentSession, string>();

/** Goes through the findings in document order, round and round: from the caret, or from the last one in a form. */
export async function nextIncomplete(services: Services, given: unknown): Promise<void> {
  const aimed = await aim(services, given);
  if (!aimed) return;
  const { session } = aimed;
  const findings = worthGoingTo(session.state.findings);
  if (findings.length === 0) {
    await window.showInformationMessage(l10n.t('Nothing is incomplete here.'));
    return;
  }
  const editor = window.activeTextEditor;
  if (editor?.document === session.document) {
    const caret = session.document.offsetAt(editor.selection.active);
    const next = findings.find(({ span }) => span.from > caret) ?? findings[0];
    const range = next && toRange(session.state.lines, next.span);
    if (!range) return;
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
  const targets = [...new Set(findings.map(({ field, node }) => field ?? node))];
  const next = targets[(targets.indexOf(last.get(session) ?? '') + 1) % targets.length];
  if (next === undefined) return;
  last.set(session, next);
  await services.openForm(session.document.uri, next);
}

/** Hints and remarks only where nothing graver is left. */
function worthGoingTo(findings: readonly Finding[]): readonly Finding[] {
  const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return grave.length > 0 ? grave : findings;
}
