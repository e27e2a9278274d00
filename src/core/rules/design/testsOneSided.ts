import type { PlanNode } from '../../plan/plan.ts';
import { fieldSpan, judgeField } from '../judgeField.ts';
import { fieldsWithRole } from '../roleRule.ts';
import type { NodeRule } from '../rule.ts';

// Words and parts of identifiers that tell that a test is about something going wrong.
const FAILURE =
  /fail|reject|error|invalid|time[ds]?[-_ ]?out|malformed|denied|denies|deny|missing|retr(?:y|ies)|exceed|unavailable|refuse|exception|throw|raise|panic|abort|corrupt|broken|unauthori[sz]ed|forbidden|not[-_ ]?found|wrong|expired|limit|overflow|empty|without|conflict|duplicate|crash|interrupt|cancel|never|bad[-_ ]|\b[45]\d\d\b|_[45]\d\d(?![0-9])/i;
const SUCCESS =
  /succe|pass|return|accept|create|allow|valid(?!.*invalid)|happy|works|correct|complete|end[-_ ]?to[-_ ]?end|\b2\d\d\b|_2\d\d(?![0-9])/i;

export const rule: NodeRule = {
  code: 'design.tests-one-sided',
  severity: 'warning',
  title: 'The tests cover only success, or only failure.',
  roles: ['tests'],
  reads: 'node',
  check: (node) => {
    const tests = testsIn(node);
    const field = fieldsWithRole(node, 'tests').find(({ read }) => judgeField(read).state === 'filled');
    if (!field || tests.length === 0) return [];
    const failing = tests.filter((text) => FAILURE.test(text));
    const side =
      failing.length === 0 ? 'failure' : failing.some(isMixed) || failing.length < tests.length ? null : 'success';
    if (side === null) return [];
    return [
      { message: `Add a test of ${side}: these cover only the other side.`, span: fieldSpan(field), field: field.id },
    ];
  },
};

// "retries and then succeeds" is about both.
const isMixed = (text: string): boolean => SUCCESS.test(text.replace(/un\w+|invalid\w*/gi, ''));

function testsIn(node: PlanNode): string[] {
  return fieldsWithRole(node, 'tests').flatMap(({ read }) => {
    const { value } = read;
    const hints = new Set(judgeField(read).placeholders);
    if (value.type === 'list') {
      return value.items
        .filter((item, index) => item.slot.text.trim() !== '' && !hints.has(index))
        .map((item) => item.slot.text);
    }
    if (value.type === 'table') return value.rows.map((row) => row.cells.map((cell) => cell.text).join(' '));
    return 'slot' in value && judgeField(read).state === 'filled' ? value.slot.text.split('\n') : [];
  });
}
