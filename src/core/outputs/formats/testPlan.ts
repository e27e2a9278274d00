import type { Entry } from '../../trace/entries.ts';
import { entriesOf, fieldOf, textOf } from '../../trace/entries.ts';
import { namedIn } from '../../trace/mentions.ts';
import { bullets, document, origin, section, valueIn } from '../markdown.ts';
import { hasRole, type Output } from '../output.ts';
import { titleOf } from '../request.ts';
import { bodyOf, itemsWithRole } from '../written.ts';
import { sectionOfRole } from '../../kind/sectionOfRole.ts';

/** The cases to add and to modify, with what they are for. */
export const output: Output = {
  id: 'test-plan',
  title: 'Test plan',
  extension: 'md',
  fits: (kind) => hasRole(kind, 'test-case'),
  make: (source) => {
    const { plan } = source;
    const all = entriesOf(plan, 'test-case');
    const changes = entriesOf(plan, 'change');
    const covering = namedIn(changes.map(({ node }) => textOf(fieldOf(node, 'change-tests'))));
    const coveredBy = (label: string): readonly string[] =>
      [...covering(label)].flatMap((index) => changes[index]?.label ?? []);
    const isModified = ({ node }: Entry): boolean => /^modif/i.test(valueIn(node, 'action'));
    const cases = (entries: readonly Entry[]): string =>
      bullets(entries.map((entry) => caseText(entry, coveredBy(entry.label))));
    return document(
      `# Test plan: ${titleOf(plan)}`,
      origin(source),
      section('Cases to add', cases(all.filter((entry) => !isModified(entry)))),
      section('Cases to modify', cases(all.filter(isModified))),
      // What is in another form than the template's is no case of its own, and not lost.
      section('Cases', all.length > 0 ? '' : bodyOf(plan, sectionOfRole(plan.kind, 'test-case'))),
      section('Acceptance criteria', bullets(itemsWithRole(plan, 'criteria'))),
    );
  },
};

function caseText({ label, node }: Entry, covered: readonly string[]): string {
  const place = [valueIn(node, 'level'), valueIn(node, 'file')].filter((part) => part !== '').join(', ');
  return [
    `**${label}: ${node.title}**${place === '' ? '' : ` (${place})`}`,
    ...[valueIn(node, 'case')].filter((text) => text !== ''),
    ...(covered.length === 0 ? [] : [`Covers ${covered.join(', ')}.`]),
  ].join('\n');
}
