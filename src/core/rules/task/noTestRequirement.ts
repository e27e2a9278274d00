import { askedRule } from '../askedRule.ts';

const WORDS = /[\p{L}\p{N}]+/gu;

/** What only says that there are tests. */
const EMPTY = new Set(
  'yes y no true ok done todo tbd test tests testing tested needed required some all the a we are be is it'.split(' '),
);

export const rule = askedRule({
  code: 'task.no-test-requirement',
  severity: 'error',
  title: 'A task does not say what is tested.',
  role: 'task-tests',
  message: (label) => `Say in "${label}" what is tested, and which coverage the task needs.`,
  bare: 'Say why nothing is tested: "None (reason)".',
  weak: {
    is: (text) => (text.match(WORDS) ?? []).every((word) => EMPTY.has(word.toLowerCase())),
    message: 'Say what is tested and which coverage the task needs, such as "Unit tests of every state, 90 %".',
  },
});
