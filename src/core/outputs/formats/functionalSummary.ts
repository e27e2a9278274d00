import type { Plan } from '../../plan/plan.ts';
import { isConfirmed } from '../../trace/assumptions.ts';
import { traceGraph } from '../../trace/graph.ts';
import { traceMatrix } from '../../trace/matrix.ts';
import { nextSteps, titleOfStream } from '../../trace/nextSteps.ts';
import { traces } from '../../trace/schema.ts';
import type { Stream } from '../../trace/streams.ts';
import { streamGraph } from '../../trace/streams.ts';
import { bullets, document, section } from '../markdown.ts';
import type { Output } from '../output.ts';
import { headerText } from '../read.ts';
import { openQuestions } from './planOutput.ts';

/** What a person is shown when a functional plan is complete: what it holds, what is open, and what comes next. */
export const output: Output = {
  id: 'plan-summary',
  title: 'Summary with the next step',
  extension: 'md',
  fits: (kind) => traces(kind, 'requirement', 'criterion', 'stream'),
  make: ({ plan, file }) => {
    const open = traceGraph(plan)
      .ofType('assumption')
      .filter(({ places }) => !isConfirmed(places.state?.text));
    return document(
      `# ${headerText(plan, 'feature') || plan.title}`,
      `Plan created at \`${file}\`: ${countsOf(plan)}.`,
      section('Open questions', bullets(openQuestions(plan))),
      section('Assumptions to be confirmed', bullets(open.map(({ id, text }) => `${id}: ${text}`))),
      section('Suggested next step', nextStep(plan)),
      "Say **'continue'** to proceed, or provide corrections to the plan.",
    );
  },
};

function countsOf(plan: Plan): string {
  const graph = traceGraph(plan);
  const gaps = traceMatrix(plan).filter((row) => row.gaps.length > 0).length;
  const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
  return [
    count(graph.ofType('requirement').length, 'functional requirement', 'functional requirements'),
    count(graph.ofType('criterion').length, 'acceptance criterion', 'acceptance criteria'),
    count(graph.ofType('stream').length, 'work stream', 'work streams'),
    gaps === 0 ? 'all covered' : `${gaps} with a gap`,
  ].join(', ');
}

function nextStep(plan: Plan): string {
  const graph = streamGraph(plan);
  const steps = nextSteps(graph);
  if (graph.cycles.length > 0 || steps.length === 0) return '';
  const rows = steps.map(({ order, streams }) =>
    row([
      String(order),
      each(streams, titleOfStream) + (streams.length > 1 ? ' (in parallel)' : ''),
      each(streams, ({ agent }) => agent),
      each(streams, ({ command }) => (command === '' ? '—' : `\`${command}\``)),
    ]),
  );
  const [first] = steps[0]?.streams ?? [];
  const next = first
    ? `**Next**: ${first.command === '' ? titleOfStream(first) : `run \`${first.command}\` for ${first.id}`}.`
    : '';
  return ['| Order | Stream | Agent | Command |', '| --- | --- | --- | --- |', ...rows, '', next].join('\n');
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\n/g, ' ')).join(' | ')} |`;

const each = (streams: readonly Stream[], text: (stream: Stream) => string): string => streams.map(text).join(', ');
