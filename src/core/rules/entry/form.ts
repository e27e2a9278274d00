import type { NodeRule } from '../rule.ts';
import { strayEntries } from '../strayEntries.ts';
import { listed } from '../traceRule.ts';

export const rule: NodeRule = {
  code: 'entry.form',
  severity: 'warning',
  title: 'Entries stand in a list or a table instead of below headings.',
  reads: 'node',
  check: (node, { kind }) =>
    (node.schema?.slots ?? []).flatMap((slot) => {
      if (slot.node === 'field' || !slot.ordinal) return [];
      const strays = strayEntries(node, kind, slot);
      const [first] = strays;
      if (!first) return [];
      const ids = listed(strays.map(({ id }) => id));
      const what = strays.length === 1 ? 'a heading' : 'headings';
      const message = `Write ${ids} as ${what} below "${node.title}", each with its fields: "### ${first.id}: …".`;
      return [{ message, span: first.span }];
    }),
};
