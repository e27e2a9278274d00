import { traceGraph } from '../../trace/graph.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Stream } from '../../trace/streams.ts';
import { answersNone, filledRows, tableOfRole } from '../filledRows.ts';
import { foundAtStream, streamRule } from '../streamRule.ts';

const MIGRATIONS = 'migrations';

export const rule = streamRule({
  code: 'streams.not-applicable',
  severity: 'warning',
  title: 'A work stream has nothing to do.',
  find: ({ streams }, plan) =>
    streams.flatMap((stream) => {
      if (isUnlisted(stream, plan))
        return [
          foundAtStream(stream, `List what ${stream.id} changes in the schema, with its phase, or leave it out.`),
        ];
      const reason = reasonFor(stream, plan);
      return reason === '' ? [] : [foundAtStream(stream, `Leave ${stream.id} out, or say what it is for: ${reason}.`)];
    }),
});

/** A stream for the schema, and nobody has said yet whether that changes. */
const isUnlisted = ({ type }: Stream, plan: Plan): boolean =>
  type === 'schema' && filledRows(plan, MIGRATIONS).length === 0 && !answersNone(tableOfRole(plan, MIGRATIONS));

function reasonFor(stream: Stream, plan: Plan): string {
  if (stream.type === 'environment')
    return filledRows(plan, 'dev-environment').length > 0 ? '' : 'nothing is missing in the development environment';
  if (stream.type === 'schema' && filledRows(plan, MIGRATIONS).length === 0) return 'the schema does not change';
  if (stream.type === 'frontend' && !mayHaveFrontend(plan)) return 'no requirement is one of the frontend';
  const needsSome = stream.type !== 'schema' && stream.type !== 'contract';
  return needsSome && stream.requirements.length === 0 ? 'it has no requirement' : '';
}

/** One of the requirements says so, or does not say what it is. */
const mayHaveFrontend = (plan: Plan): boolean =>
  traceGraph(plan)
    .ofType('requirement')
    .some(({ places }) => /^\W*$|^\[|front|full|\bui\b/i.test(places.hint?.text ?? ''));
