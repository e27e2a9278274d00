import { answersNone, filledRows, tableOfRole } from '../filledRows.ts';
import { fieldIdByRole } from '../names.ts';
import { foundAt, nameOf, traceRule } from '../traceRule.ts';

const ROLE = 'migrations';

export const rule = traceRule({
  code: 'schema.changes-missing',
  severity: 'warning',
  title: 'A requirement is one of the database, and no schema change is listed.',
  types: ['requirement'],
  find: (graph, plan) => {
    const id = fieldIdByRole(plan.kind, ROLE);
    const field = tableOfRole(plan, ROLE);
    // A row that says "None" is an answer, too.
    if (id === null || filledRows(plan, ROLE).length > 0 || answersNone(field)) return [];
    const node = graph.ofType('requirement').find(({ places }) => /^\W*database\b/i.test(places.hint?.text ?? ''));
    if (!node) return [];
    const fixes = field ? [] : [{ title: 'Add the section', intents: [{ type: 'addMissing' as const, id }] }];
    return [foundAt(node, `List what ${nameOf(node)} changes in the schema, with its phase.`, { fixes })];
  },
});
