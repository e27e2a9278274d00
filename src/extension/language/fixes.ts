import { Position, Range, SnippetString, SnippetTextEdit, WorkspaceEdit, type Uri } from 'vscode';
import { planEdits } from '../../core/edit/planEdit.ts';
import type { Intent } from '../../core/edit/intent.ts';
import { contains } from '../../core/markdown/span.ts';
import type { Block } from '../../core/markdown/block.ts';
import { endOf } from '../../core/markdown/block.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { PlanState } from '../documents/planState.ts';

/** The text edits of a fix, proved by the core; null if it does not fit this version. */
export function fixEdit(state: PlanState, uri: Uri, intents: readonly Intent[]): WorkspaceEdit | null {
  const result = planEdits(state.plan, intents);
  if (!result.ok || result.edits.length === 0) return null;
  const edit = new WorkspaceEdit();
  for (const { from, to, insert } of result.edits) edit.replace(uri, toRange(state.lines, { from, to }), insert);
  return edit;
}

/**
 * A comment that keeps a finding from being reported, with its reason to be typed: behind the line of the finding; above
 * a table or a code block, where a comment would be content; below a heading, for all that it heads.
 */
export function ignoreEdit(state: PlanState, uri: Uri, finding: Finding): WorkspaceEdit {
  const { at, before, after } = ignorePlace(state, finding);
  const position = state.lines.positionAt(at);
  const here = new Position(position.line, position.character);
  const snippet = new SnippetString()
    .appendText(`${before}<!-- planwright-ignore ${finding.code}: `)
    .appendPlaceholder('reason')
    .appendText(` -->${after}`);
  const edit = new WorkspaceEdit();
  edit.set(uri, [new SnippetTextEdit(new Range(here, here), snippet)]);
  return edit;
}

interface Place {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

function ignorePlace({ plan }: PlanState, { span }: Finding): Place {
  const placed = plan.outline.regions.findLast(({ start }) => start <= span.from) ?? plan.outline.regions[0];
  const lineEnd = endOfLine(plan.text, span.from);
  const { head, blocks, frontMatter } = placed?.region ?? { head: null, blocks: [], frontMatter: false };
  const start = placed?.start ?? 0;
  if (placed && frontMatter) return { at: endOf(placed), before: '', after: '\n\n' };
  if (head && span.from - start <= head.to)
    return { at: endOfLine(plan.text, start + head.to), before: '\n\n', after: '' };
  const block = blocks.find((candidate) => contains(candidate, { from: span.from - start, to: span.from - start }));
  if (block && isOpaque(block)) return { at: start + block.from, before: '', after: '\n\n' };
  return { at: lineEnd, before: ' ', after: '' };
}

const isOpaque = ({ type }: Block): boolean =>
  type === 'table' || type === 'fence' || type === 'indented' || type === 'html';

function endOfLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : feed;
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
