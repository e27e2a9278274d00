import { COVERAGE_READS, errorCoverage } from '../../trace/errorCoverage.ts';
import { shorten } from '../names.ts';
import { foundAt, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.error-case-untested',
  severity: 'warning',
  title: 'No criterion or test scenario covers an error case.',
  types: ['error', 'scenario'],
  reads: COVERAGE_READS,
  find: (_, plan) =>
    [...errorCoverage(plan)]
      .filter(([, by]) => by === null)
      .map(([error]) => {
        const of = error.parent ? ` of ${error.parent.id}` : '';
        return foundAt(
          error,
          `Add a criterion or a test scenario for the error case "${shorten(error.text)}"${of}, or write the id of its criterion into this row.`,
        );
      }),
});
