import type { Plan } from '../../plan/plan.ts';
import type { Entry } from '../../trace/entries.ts';
import { entriesOf, fieldOf, textOf } from '../../trace/entries.ts';
import { names } from '../../trace/mentions.ts';
import { bullets, document, origin, section, valueIn } from '../markdown.ts';
import { hasRole, type Output } from '../output.ts';
import { titleOf } from '../request.ts';
import { itemsWithRole } from '../written.ts';

/** The cases to add and to modify, with what they are for. */
export const output: Output = {
  id: 'test-plan',
  title: 'Test plan',
  extension: 'md',
  fits: (kind) => hasRole(kind, 'test-case'),
  make: (source) => {
    const { plan } = source;
    const all = entriesOf(plan, 'test-case');
    const modified = all.filter(({ node }) => /^modif/i.test(valueIn(node, 'action')));
    const cases = (entries: readonly Entry[]): string => bullets(entries.map((entry) => caseText(plan, entry)));
    return document(
      `# Test plan: ${titleOf(plan)}`,
      origin(source),
      section('Cases to add', cases(all.filter((entry) => !modified.includes(entry)))),
      section('Cases to modify', cases(modified)),
      section('Acceptance criteria', bullets(itemsWithRole(plan, 'criteria'))),
    );
  },
};

function caseText(plan: Plan, { label, node }: Entry): string {
  const covered = entriesOf(plan, 'change').filter(({ node: change }) =>
    names(textOf(fieldOf(change, 'change-tests')), label),
  );
  const place = [valueIn(node, 'level'), valueIn(node, 'file')].filter((part) => part !== '').join(', ');
  return [
    `**${label}: ${node.title}**${place === '' ? '' : ` (${place})`}`,
    ...[valueIn(node, 'case')].filter((text) => text !== ''),
    ...(covered.length === 0 ? [] : [`Covers ${covered.map((change) => change.label).join(', ')}.`]),
  ].join('\n');
}
