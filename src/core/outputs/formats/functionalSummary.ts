import type { Plan } from '../../plan/plan.ts';
import { isConfirmed } from '../../trace/assumptions.ts';
import { listed } from '../../rules/traceRule.ts';
import { traceGraph } from '../../trace/graph.ts';
import { traceMatrix } from '../../trace/matrix.ts';
import { nextSteps, titleOfStream } from '../../trace/nextSteps.ts';
import { traces } from '../../trace/schema.ts';
import type { Stream } from '../../trace/streams.ts';
import { streamGraph } from '../../trace/streams.ts';
import { bullets, document, section } from '../markdown.ts';
import type { Output } from '../output.ts';
import { featureOf, openQuestions } from './planOutput.ts';

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
      `# ${featureOf(plan) || plan.title}`,
      `Plan created at \`${file}\`: ${countsOf(plan)}.`,
      section('Cycles of work streams', bullets(cyclesOf(plan))),
      section('Not covered', bullets(uncoveredOf(plan))),
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

const cyclesOf = (plan: Plan): readonly string[] =>
  streamGraph(plan).cycles.map(
    (cycle) => `${[...cycle, ...cycle.slice(0, 1)].map(({ id }) => id).join(' → ')}: none of them can begin`,
  );

/** What is missing, by what it is missing for: `2 requirements without a work stream: FR-1, FR-2`. */
function uncoveredOf(plan: Plan): readonly string[] {
  const byGap = new Map<string, Set<string>>();
  for (const { requirement, criterion, gaps } of traceMatrix(plan))
    for (const gap of gaps) {
      const of = gap === 'stream' || gap === 'criterion' ? requirement : criterion;
      if (of) byGap.set(gap, (byGap.get(gap) ?? new Set()).add(of.id));
    }
  return [...byGap].map(([gap, ids]) => `${ids.size} without ${GAPS[gap] ?? gap}: ${listed([...ids])}`);
}

const GAPS: Readonly<Record<string, string>> = {
  criterion: 'an acceptance criterion',
  stream: 'a work stream',
  requirement: 'a requirement',
  mandate: 'a row in the test mandate',
  verification: 'a row in the verification contract',
  review: 'a row in the review contract',
};

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
