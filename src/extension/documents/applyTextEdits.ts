import { Range, TextEdit as VsTextEdit, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { LineMap } from '../../core/markdown/source.ts';
import type { TextEdit } from '../../core/markdown/textEdit.ts';

/** Applies edits as one step of undo. False if the document had moved on, so that nothing was done. */
export async function applyTextEdits(
  document: TextDocument,
  lines: LineMap,
  edits: readonly TextEdit[],
): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ from, to, insert }) => VsTextEdit.replace(rangeOf(lines, from, to), insert)),
  );
  return workspace.applyEdit(edit);
}

function rangeOf(lines: LineMap, from: number, to: number): Range {
  const { start, end } = lines.rangeOf({ from, to });
  return new Range(start.line, start.character, end.line, end.character);
}
