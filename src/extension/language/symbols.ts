import { DocumentSymbol, SymbolKind, type DocumentSymbolProvider, type TextDocument } from 'vscode';
import type { LineMap } from '../../core/markdown/source.ts';
import type { Span } from '../../core/markdown/span.ts';
import { trimSpan } from '../../core/markdown/span.ts';
import { withoutDecoration } from '../../core/markdown/title.ts';
import type { LocatedNode, Plan } from '../../core/plan/plan.ts';
import { spanOfNode } from '../../core/plan/plan.ts';
import { titleOf } from '../../core/rules/names.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { Services } from '../services.ts';
import { freshState } from './freshState.ts';
import { headOf } from './locate.ts';

/**
 * The heads that Markdown's own outline does not know, because they are only bold lines: entries, groups and labels that
 * own what is below them. Headings are left out, so that nothing stands in the outline twice.
 */
export class BoldLineSymbols implements DocumentSymbolProvider {
  static readonly metadata = { label: 'Planwright' };
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideDocumentSymbols(document: TextDocument): Promise<DocumentSymbol[]> {
    const state = await freshState(this.#services, document);
    return state ? symbolsIn(state.plan, { node: state.plan.root, start: 0, parent: null }, state.lines) : [];
  }
}

function symbolsIn(plan: Plan, located: LocatedNode, lines: LineMap): DocumentSymbol[] {
  const { node, start } = located;
  const labels = node.parts.slice(1).flatMap(({ part, at }) => {
    const { head, text } = part.region;
    if (head?.type !== 'bold') return [];
    const name = withoutDecoration(text.slice(head.title.from, head.title.to)).replace(/\s*[:：]$/, '');
    const whole = { from: start + at, to: start + at + text.length };
    const line = { from: start + at + head.from, to: start + at + head.to };
    return [symbol(plan, lines, name, titleOf(node), SymbolKind.Field, whole, line)];
  });
  const below = node.children.flatMap((child) =>
    symbolsIn(plan, { node: child.node, start: start + child.at, parent: located }, lines),
  );
  const all = [...labels, ...below].sort((a, b) => a.range.start.compareTo(b.range.start));
  if (node.parts[0]?.part.region.head?.type !== 'bold' || located.parent === null) return all;
  const kind = node.schema?.type === 'entry' ? SymbolKind.Object : SymbolKind.Namespace;
  const detail = titleOf(located.parent.node);
  const own = symbol(plan, lines, titleOf(node), detail, kind, spanOfNode(located), headOf(located));
  own.children = all;
  return [own];
}

function symbol(
  { text }: Plan,
  lines: LineMap,
  name: string,
  detail: string,
  kind: SymbolKind,
  whole: Span,
  line: Span,
): DocumentSymbol {
  // The name of a symbol must not be empty.
  const shown = name.trim() === '' ? text.slice(line.from, line.to) : name;
  const range = toRange(lines, trimSpan(text, whole));
  const selection = toRange(lines, line);
  return new DocumentSymbol(shown, detail, kind, range.union(selection), selection);
}
