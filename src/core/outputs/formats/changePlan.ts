import { entriesOf } from '../../trace/entries.ts';
import { document, labelledLines, origin, section, valueIn } from '../markdown.ts';
import { hasRole, type Output } from '../output.ts';
import { titleOf } from '../request.ts';
import { bodyOf } from '../written.ts';
import { sectionOfRole } from '../../kind/sectionOfRole.ts';

/** Every change as a step, with the path of its file and the name of its function. */
export const output: Output = {
  id: 'change-plan',
  title: 'Change plan',
  extension: 'md',
  fits: (kind) => hasRole(kind, 'change'),
  make: (source) => {
    const { plan } = source;
    const steps = entriesOf(plan, 'change').map(({ node }, index) => {
      const place = [valueIn(node, 'file'), valueIn(node, 'function')].filter((part) => part !== '').join(', ');
      const rest = labelledLines(node, ['file', 'function']).map((line) => `   - ${line}`);
      return [`${index + 1}. **${node.title}**${place === '' ? '' : ` (${place})`}`, ...rest].join('\n');
    });
    return document(
      `# Change plan: ${titleOf(plan)}`,
      origin(source),
      // What is in another form than the template's is no step of its own, and not lost.
      section('Steps', steps.join('\n') || bodyOf(plan, sectionOfRole(plan.kind, 'change'))),
      section('Scope', bodyOf(plan, sectionOfRole(plan.kind, 'patch-interfaces'))),
      section('Risk and rollback', bodyOf(plan, sectionOfRole(plan.kind, 'rollback'))),
    );
  },
};
