import type { Phase } from '../migrationOrder.ts';
import { misplaced, phasesIn } from '../migrationOrder.ts';
import { shift } from '../../markdown/span.ts';
import { isFilled } from '../../fields/placeholder.ts';
import { shorten } from '../names.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

const ROLE = 'deploy-order';

const NAMES: Readonly<Record<Phase, string>> = {
  expand: 'expands',
  backfill: 'backfills',
  code: 'deploys the code',
  contract: 'contracts',
};

export const rule: NodeRule = {
  code: 'schema.deploy-order',
  severity: 'warning',
  title: 'The steps of a deployment are out of order.',
  roles: [ROLE],
  reads: 'node',
  check: (node) =>
    fieldsWithRole(node, ROLE).flatMap(({ id, read, at }) => {
      if (read.value.type !== 'list') return [];
      const steps = read.value.items.filter(({ slot }) => isFilled(slot.text, read.schema));
      const before = misplaced(steps.map(({ slot: { text } }) => ({ text, phases: phasesIn(text) })));
      return steps.flatMap(({ slot }, index) => {
        const wrong = before[index];
        if (!wrong) return [];
        const message = `Put "${shorten(slot.text)}" before what ${NAMES[wrong]}: expand comes before the code, and contract after it.`;
        return [{ message, span: shift(slot, at), field: id }];
      });
    }),
};
