import type { StreamsOutput } from '../../contract/cli.ts';
import { output as picture } from '../../core/outputs/formats/streamsPicture.ts';
import { streamsMermaid } from '../../core/picture/streamsMermaid.ts';
import { nextSteps, titleOfStream } from '../../core/trace/nextSteps.ts';
import { traces } from '../../core/trace/schema.ts';
import type { Stream, StreamGraph } from '../../core/trace/streams.ts';
import { streamGraph } from '../../core/trace/streams.ts';
import { newHasher } from '../../node/newHasher.ts';
import type { Command } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { openDocument } from '../openDocument.ts';
import { chosenFormat, textTable } from '../tables.ts';

export const streams: Command = {
  name: 'streams',
  args: 'FILE',
  summary: 'Shows the work streams of a plan in an order in which they can be done.',
  count: [1, 1],
  options: {
    format: { value: 'FORMAT', help: 'table, json, mermaid or svg' },
    kind: { value: 'KIND', help: 'read the document as this kind' },
  },
  run: async ({ values, rest }, context) => {
    const [file = ''] = rest;
    const format = chosenFormat(values['format'], ['table', 'json', 'mermaid', 'svg']);
    const { open, file: shown } = await openDocument(file, values['kind'], context);
    if (!traces(open.kind, 'stream'))
      throw new UsageError(`Documents of the kind "${open.kind.id}" have no work streams.`);
    const graph = streamGraph(open.plan);
    const { out } = context.terminal;
    if (format === 'json') out(`${JSON.stringify(streamsOutput(graph, shown), null, 2)}\n`);
    else if (format === 'mermaid') out(streamsMermaid(graph));
    else if (format === 'svg') out(await picture.make({ plan: open.plan, file: shown, newHasher }));
    else out(tableText(graph));
    return EXIT.clean;
  },
};

const idsOf = (given: readonly { readonly id: string }[]): string => given.map(({ id }) => id).join(' ');

/** More ids than a column has room for: a table of thousands of streams has millions of pairs. */
const MOST_BESIDE = 50;

function tableText(graph: StreamGraph): string {
  const heads = ['Order', 'Stream', 'Agent', 'Command', 'Requirements', 'After', 'Beside'];
  const row = (order: string, stream: Stream, beside: readonly Stream[]): readonly string[] => [
    order,
    titleOfStream(stream),
    stream.agent,
    stream.command,
    stream.requirements.join(' '),
    idsOf(stream.after),
    idsOf(beside),
  ];
  const rows = [
    ...nextSteps(graph).flatMap(({ order, streams: group }) =>
      group.map((stream) => {
        const beside = group.slice(0, MOST_BESIDE).filter((one) => one !== stream);
        return row(String(order), stream, beside);
      }),
    ),
    ...graph.stuck.map((stream) => row('-', stream, [])),
  ];
  const cycles = graph.cycles.map(
    (cycle) => `Cycle: ${[...cycle, ...cycle.slice(0, 1)].map(({ id }) => id).join(' → ')}\n`,
  );
  const critical =
    graph.critical.length > 0 ? [`Critical path: ${graph.critical.map(({ id }) => id).join(' → ')}\n`] : [];
  return [textTable(heads, rows), '\n', ...cycles, ...critical].join('');
}

function streamsOutput(graph: StreamGraph, file: string): StreamsOutput {
  const ids = (given: readonly { readonly id: string }[]): string[] => given.map(({ id }) => id);
  return {
    format: 1,
    file,
    streams: graph.streams.map((stream) => ({
      id: stream.id,
      name: stream.name,
      agent: stream.agent,
      command: stream.command,
      type: stream.type,
      requirements: [...stream.requirements],
      after: ids(stream.after),
      parallel: ids(stream.parallel),
      order: stream.level === null ? null : stream.level + 1,
    })),
    order: ids(graph.order),
    groups: graph.groups.map(ids),
    critical: ids(graph.critical),
    cycles: graph.cycles.map(ids),
  };
}
