import type { TraceLink } from '../../trace/graph.ts';
import { elsewhere } from '../../trace/elsewhere.ts';
import { CONTRACTS } from '../../trace/contracts.ts';
import type { Found } from '../rule.ts';
import { nameOf, traceRule } from '../traceRule.ts';

export const rule = traceRule({
  code: 'trace.dangling',
  severity: 'error',
  title: 'An id is named that is not there.',
  types: [],
  find: ({ links, mentions }, plan, _, around) =>
    [...links, ...mentions].flatMap((link) => {
      // Rows of contracts have a rule of their own, which can mark them.
      if (CONTRACTS.some((type) => type === link.source?.type)) return [];
      if (link.state === 'dangling') return [found(link, link.reason, plan.root.id)];
      const reason = link.state === 'elsewhere' ? elsewhere(link, around) : '';
      return reason === '' ? [] : [found(link, reason, plan.root.id)];
    }),
});

function found(link: TraceLink, reason: string, root: string): Found {
  const { id, scope, source, from, to } = link;
  const where = source ? ` in ${nameOf(source)}` : '';
  const message = `Correct ${scope === null ? '' : `${scope}#`}${id}${where}: ${reason}.`;
  return { message, span: { from, to }, node: source?.node ?? root, field: source?.field ?? null };
}
