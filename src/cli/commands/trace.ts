import type { TraceOutput } from '../../contract/cli.ts';
import { planEdits } from '../../core/edit/planEdit.ts';
import type { Span } from '../../core/markdown/span.ts';
import { LineMap } from '../../core/markdown/source.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { fillIntents } from '../../core/trace/contracts.ts';
import { elsewhere } from '../../core/trace/elsewhere.ts';
import type { TraceLink } from '../../core/trace/graph.ts';
import { traceGraph } from '../../core/trace/graph.ts';
import type { MatrixRow } from '../../core/trace/matrix.ts';
import { matrixCells, MATRIX_HEADS, traceMatrix } from '../../core/trace/matrix.ts';
import { csvText } from '../../core/outputs/csv.ts';
import { nodeStates } from '../../core/trace/nodeState.ts';
import { shorten } from '../../core/rules/names.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Document } from '../openDocument.ts';
import { openDocument, printWritten, writeDocument } from '../openDocument.ts';
import { relatedFrom } from '../related.ts';
import { chosenFormat, textTable } from '../tables.ts';

export const trace: Command = {
  name: 'trace',
  args: 'FILE',
  summary: 'Shows how the ids of a plan hang together: requirements, criteria, tests, streams and contracts.',
  count: [1, 1],
  options: {
    format: { value: 'FORMAT', help: 'table, json or csv' },
    'add-rows': {
      value: null,
      help: 'add the rows that the contracts lack, and mark those that stand for nothing; ticks and notes are kept',
    },
    kind: { value: 'KIND', help: 'read the document as this kind' },
  },
  run: async ({ values, switches, rest }, context) => {
    const [file = ''] = rest;
    const format = chosenFormat(values['format'], ['table', 'json', 'csv']);
    const document = await openDocument(file, values['kind'], context);
    const { plan } = document.open;
    if (plan.kind.trace.length === 0)
      throw new UsageError(`The template of the kind "${plan.kind.id}" says nothing about ids ("trace:").`);
    if (switches.has('add-rows')) {
      printWritten(await writeDocument(document, planEdits(plan, fillIntents(plan))), false, context);
      return EXIT.clean;
    }
    const { out } = context.terminal;
    const rows = traceMatrix(plan);
    if (format === 'json') out(`${JSON.stringify(traceOutput(document, rows), null, 2)}\n`);
    else if (format === 'csv') out(csvText(MATRIX_HEADS, rows.map(matrixCells)));
    else out(textTable(MATRIX_HEADS, rows.map(matrixCells)) + footer(plan, rows));
    return EXIT.clean;
  },
};

function footer(plan: Plan, rows: readonly MatrixRow[]): string {
  const graph = traceGraph(plan);
  const broken = [...graph.links, ...graph.mentions].filter(
    ({ state }) => state === 'dangling' || state === 'ambiguous',
  );
  const gaps = rows.filter((row) => row.gaps.length > 0).length;
  const lines = broken.map(
    ({ id, state, reason, source }) =>
      `${id} is ${state}${source ? ` in ${source.id || shorten(source.text)}` : ''}: ${reason}.`,
  );
  return `\n${rows.length} rows, ${gaps} with something missing.\n${[...new Set(lines)].map((line) => `${line}\n`).join('')}`;
}

function traceOutput({ open, file, workspace }: Document, rows: readonly MatrixRow[]): TraceOutput {
  const { plan, text, path } = open;
  const graph = traceGraph(plan);
  const lines = new LineMap(text);
  const related = relatedFrom(workspace, path);
  const range = ({ from, to }: Span): TraceOutput['nodes'][number]['range'] => ({
    start: lines.positionAt(from),
    end: lines.positionAt(to),
  });
  const index = new Map(graph.nodes.map((node, at) => [node, at]));
  const link = (one: TraceLink): TraceOutput['links'][number] => {
    const reason = one.state === 'elsewhere' ? elsewhere(one, { related, hasFile: () => null }) : one.reason;
    return {
      id: one.id,
      scope: one.scope,
      source: one.source ? (index.get(one.source) ?? null) : null,
      place: one.place,
      state: one.state === 'elsewhere' && reason !== '' ? 'dangling' : one.state,
      targets: one.targets.map((target) => index.get(target) ?? 0),
      reason,
      range: range(one),
    };
  };
  const stateOf = nodeStates(plan);
  return {
    format: 1,
    file,
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      type: node.type,
      declared: node.declared,
      text: node.text,
      node: node.node,
      state: stateOf(node),
      range: range(node.span),
    })),
    links: graph.links.map(link),
    mentions: graph.mentions.map(link),
    matrix: rows.map((row) => ({
      requirement: row.requirement?.id ?? null,
      criterion: row.criterion?.id ?? null,
      streams: row.streams.map(({ id }) => id),
      tests: row.tests.length,
      verification: row.verification.length,
      verified: row.verified,
      review: row.review.length,
      gaps: [...row.gaps],
    })),
  };
}
