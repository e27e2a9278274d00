import { isMarked } from '../../trace/contracts.ts';
import { namedBy } from '../../trace/coverage.ts';
import { shorten } from '../names.ts';
import { foundAt, listed, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.test-type-missing',
  severity: 'hint',
  title: 'A row of the test mandate does not say which type of test it is.',
  types: ['mandate'],
  cells: ['test-mandate'],
  reads: ['mandate', 'mandate.links', 'mandate.ids'],
  find: (graph) =>
    graph
      .ofType('mandate')
      .filter((row) => row.places.hint?.text.trim() === '' && !isMarked(row))
      .map((row) => {
        const criteria = listed(namedBy(graph, row, 'criteria').map(({ id }) => id));
        const what = criteria === '' ? `"${shorten(row.text)}"` : criteria;
        return foundAt(row, `Say of the test of ${what} whether it is a unit, integration or e2e test.`);
      }),
});
