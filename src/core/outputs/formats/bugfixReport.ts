import { requestText, titleOf } from '../request.ts';
import { document, origin, section } from '../markdown.ts';
import { hasRole, type Output } from '../output.ts';
import { bodyOf } from '../written.ts';
import { sectionOfRole } from '../../kind/sectionOfRole.ts';

/** Summary, reproduction, root cause and patch plan. */
export const output: Output = {
  id: 'bugfix-report',
  title: 'Bugfix report',
  extension: 'md',
  fits: (kind) => hasRole(kind, 'root-cause-hypothesis') && hasRole(kind, 'change'),
  make: (source) => {
    const { plan } = source;
    const request = requestText(plan);
    const body = (role: string): string => bodyOf(plan, sectionOfRole(plan.kind, role));
    return document(
      `# Bugfix report: ${titleOf(plan)}`,
      origin(source),
      section('Summary', request === '' ? '' : request.replace(/^/gm, '> ')),
      section('Reproduction', body('reproduction')),
      section('Observed and expected', body('difference')),
      section('Root cause', body('root-cause-hypothesis')),
      section('Patch plan', body('patch-plan')),
    );
  },
};
