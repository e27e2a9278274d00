import { headSpan } from '../../plan/plan.ts';
import { knownSections } from '../../plan/match.ts';
import { readTitle, slugOf } from '../../markdown/title.ts';
import type { NodeRule } from '../rule.ts';

export const rule: NodeRule = {
  code: 'section.duplicate',
  severity: 'warning',
  title: 'A section of the template occurs a second time.',
  reads: 'node',
  check: (node, { kind }) => {
    if (node.schema || node.title === '') return [];
    const { slug } = readTitle(node.title);
    const twin = knownSections(kind).find(
      ({ schema }) => slugOf(schema.title) === slug && (node.ordinal === null || node.ordinal === schema.number),
    );
    if (!twin) return [];
    const message = `Merge this into the first "${node.title}", or rename it: only the first is read.`;
    return [{ message, span: headSpan(node) }];
  },
};
