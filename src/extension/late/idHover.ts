import { l10n, MarkdownString, type Range, type TextDocument } from 'vscode';
import { isFilled } from '../../core/fields/placeholder.ts';
import type { TraceType } from '../../core/kind/kind.ts';
import type { Plan, PlanNode } from '../../core/plan/plan.ts';
import { shorten } from '../../core/rules/names.ts';
import type { NodeCoverage } from '../../core/trace/coverageOf.ts';
import { coverageOf } from '../../core/trace/coverageOf.ts';
import type { TraceNode } from '../../core/trace/graph.ts';
import { traceGraph } from '../../core/trace/graph.ts';
import { streamGraph } from '../../core/trace/streams.ts';
import { traceKind } from '../../core/trace/schema.ts';
import { allEntries } from '../../core/trace/entries.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import { locate } from '../documents/location.ts';
import { freshState } from '../language/freshState.ts';
import type { Services } from '../services.ts';
import { plain } from '../summary/plain.ts';
import type { OwnUse } from './idOwner.ts';
import { ownerFor } from './ids.ts';

/** What an id stands for, what covers it, and what is missing. Null where there is no id of a kind with `trace:`. */
export async function idHelp(
  services: Services,
  document: TextDocument,
  offset: number,
): Promise<{ readonly range: Range; readonly help: MarkdownString } | null> {
  const state = await freshState(services, document);
  const found = state && (await ownerFor(services, document, offset));
  if (!found) return null;
  const { owner, span } = found;
  const { plan } = found.document.state;
  const isHere = found.document.document === document;
  if (!traceKind(plan.kind) && isHere) {
    const told = owner.uses.filter(({ declares }) => declares).flatMap((use) => entryHelp(use, document));
    // What nobody declares may be no id at all.
    return told.length === 0
      ? null
      : { range: toRange(state.lines, span), help: new MarkdownString(told.join('\n\n')) };
  }
  const lines = helpOf(plan, owner.id, isHere ? '' : locate(found.document.document.uri).path);
  return { range: toRange(state.lines, span), help: new MarkdownString(lines.join('\n\n')) };
}

function helpOf(plan: Plan, id: string, path: string): readonly string[] {
  const nodes = traceGraph(plan).byId.get(id) ?? [];
  const from = path === '' ? [] : [l10n.t('In {0}', plain(path))];
  if (nodes.length === 0) {
    const entry = allEntries(plan).find(({ label }) => label === id);
    return [`**${plain(id)}** ${plain(entry?.node.title ?? l10n.t('Nothing is declared by this id.'))}`, ...from];
  }
  return [...nodes.flatMap((node) => nodeHelp(plan, node)), ...from];
}

/** What an entry says that an id is declared by, and in which document. */
function entryHelp({ session, span }: OwnUse, document: TextDocument): readonly string[] {
  const { plan } = session.state;
  const entry = allEntries(plan).findLast(({ start }) => start <= span.from);
  if (!entry) return [];
  const fields = fieldsTold(entry.node).join('  \n');
  const from = session.document === document ? '' : l10n.t('In {0}', plain(locate(session.document.uri).path));
  return [`**${plain(entry.label)}** ${plain(entry.node.title)}`, fields, from].filter((line) => line !== '');
}

const told = (label: string, text: string): string =>
  `${plain(label.trim())}: ${plain(shorten(text.replace(/\s+/g, ' ').trim(), LONGEST))}`;

const fieldsTold = ({ fields }: PlanNode): readonly string[] =>
  fields.flatMap(({ read: { value, schema } }) =>
    'slot' in value && isFilled(value.slot.text, schema) ? [told(schema.label ?? '', value.slot.text)] : [],
  );

function nodeHelp(plan: Plan, node: TraceNode): readonly string[] {
  const head = `**${plain(node.id)}** ${plain(titleOf(plan, node))}`;
  const covered = coverageOf(plan, node);
  const missing = covered.gaps.map((gap) => GAPS[gap]?.() ?? gap);
  return [
    head,
    detailsOf(plan, node).join('  \n'),
    linesOf(node.type, covered).join('  \n'),
    ...(missing.length === 0 ? [] : [l10n.t('**Missing:** {0}', missing.join(', '))]),
  ].filter((line) => line !== '');
}

function titleOf(plan: Plan, node: TraceNode): string {
  if (node.type !== 'stream') return node.text.replace(/\s+/g, ' ').trim();
  return streamGraph(plan).streams.find((stream) => stream.node === node)?.name ?? node.text;
}

const LONGEST = 300;

/** What else stands there: the texts of an entry, the cells of a row. As text: it may be anybody's. */
function detailsOf(plan: Plan, node: TraceNode): readonly string[] {
  if (node.row === null) {
    const entry = node.declared === 'heading' ? plan.node(node.node)?.node : undefined;
    return entry ? fieldsTold(entry) : [];
  }
  const field = node.field === null ? null : plan.field(node.field);
  const value = field?.read.value;
  if (!field || value?.type !== 'table') return [];
  return (value.rows[node.row]?.cells ?? []).flatMap(({ text }, column) =>
    text.includes(node.id) || text.trim() === node.text || !isFilled(text, field.schema)
      ? []
      : [told(value.columns[column] ?? '', text)],
  );
}

function linesOf(type: TraceType, covered: NodeCoverage): readonly string[] {
  const list = (label: string, ids: readonly string[]): string[] =>
    ids.length === 0 ? [] : [`${label}: ${ids.map(plain).join(', ')}`];
  const named = [
    ...(type === 'stream' ? [] : list(l10n.t('Requirements'), covered.requirements)),
    ...list(l10n.t('Criteria'), covered.criteria),
    ...list(l10n.t('Work streams'), covered.streams),
  ];
  if (type !== 'requirement' && type !== 'criterion') return named;
  const { tests, verification, verified, review } = covered;
  return [
    ...named,
    ...(tests === 0 ? [] : [l10n.t('Tests mandated: {0}', tests)]),
    ...(verification === 0 ? [] : [l10n.t('{0} of {1} verified', verified, verification)]),
    ...(review === 0 ? [] : [l10n.t('Lines of the review: {0}', review)]),
  ];
}

/** What the gaps of the matrix are called. */
const GAPS: Readonly<Partial<Record<string, () => string>>> = {
  criterion: () => l10n.t('a criterion'),
  requirement: () => l10n.t('a requirement'),
  stream: () => l10n.t('a work stream'),
  mandate: () => l10n.t('a test'),
  verification: () => l10n.t('a row of the verification contract'),
  review: () => l10n.t('a row of the review contract'),
};
