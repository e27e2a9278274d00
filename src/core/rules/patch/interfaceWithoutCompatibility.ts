import { fieldSpan } from '../judgeField.ts';
import { fieldOf, textOf } from '../../trace/entries.ts';
import { headSpan } from '../../plan/plan.ts';
import type { NodeRule } from '../rule.ts';

/** All that is said, not the beginning of it: "None of the REST ones" names some. */
const NONE =
  /^(?:none|no|n\/a|not applicable|no (?:public )?(?:interface|api|endpoint)s?(?: (?:is|are) (?:touched|changed|affected))?)\.?$/i;

export const rule: NodeRule = {
  code: 'patch.interface-without-compatibility',
  severity: 'error',
  title: 'A public interface is touched, and nothing says what becomes of those who use it.',
  roles: ['patch-interfaces', 'patch-compatibility'],
  reads: 'node',
  check: (node) => {
    const touched = textOf(fieldOf(node, 'patch-interfaces')).trim();
    if (touched.split('\n').every((line) => line.trim() === '' || NONE.test(line.trim()))) return [];
    const field = fieldOf(node, 'patch-compatibility');
    if (textOf(field).trim() !== '') return [];
    const message = `Say what happens to those who use ${touched.split('\n').join(', ')}.`;
    const span = field ? fieldSpan(field) : headSpan(node);
    return [{ message, span, ...(field ? { field: field.id } : {}) }];
  },
};
