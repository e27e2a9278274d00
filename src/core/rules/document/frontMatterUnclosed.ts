import type { PlanRule } from '../rule.ts';

const OPENED = /^\ufeff?---[ \t]*\r?\n(?=[\w-]+[ \t]*:)/;

export const rule: PlanRule = {
  code: 'document.front-matter-unclosed',
  severity: 'warning',
  title: 'Front matter is opened and never closed.',
  reads: 'plan',
  check: ({ text, outline }) => {
    if (outline.frontMatter || !OPENED.test(text.slice(0, 200))) return [];
    const from = text.indexOf('---');
    return [{ message: 'Close the front matter with a line "---".', span: { from, to: from + 3 } }];
  },
};
