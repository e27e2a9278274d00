import { Range, Selection, TextEditorRevealType, window, workspace, type TextEditor, type Uri } from 'vscode';
import type { Span } from '../../core/markdown/span.ts';
import { shift } from '../../core/markdown/span.ts';
import { headSpan, type Plan } from '../../core/plan/plan.ts';
import { judgeField } from '../../core/rules/judgeField.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { showAs } from './showAs.ts';

/** Shows the text of a document, at a field or node if one is named: in an editor that shows it already, or a new one. */
export async function openMarkdown(uri: Uri, session: DocumentSession | undefined, target: string): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  if (!shown) await showAs(uri, 'text');
  const editor = await window.showTextDocument(
    document,
    shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn },
  );
  const span = session && target !== '' ? spanAt(session.state.plan, target) : null;
  if (session && span && session.state.version === document.version) select(editor, session, span);
}

function select(editor: TextEditor, { state }: DocumentSession, span: Span): void {
  const { start, end } = state.lines.rangeOf(span);
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The value of a field, the head of a node; of what is missing, the nearest that is there and around it. */
export function spanAt(plan: Plan, target: string): Span | null {
  for (let id = target; id !== ''; id = outer(id)) {
    const field = plan.field(id);
    if (field) return shift(judgeField(field.read).span, field.start);
    const located = plan.node(id);
    if (located) return shift(headSpan(located.node), located.start);
  }
  return null;
}

// Ids are joined by slashes, numbers of sections by dots.
const outer = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('/'), id.lastIndexOf('.')));
