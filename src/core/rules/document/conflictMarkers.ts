import { regionRule } from '../regionRule.ts';

const MARKER = /^(?:<{7}|\|{7}|>{7})(?=[ \r\n]|$)[^\r\n]*/gm;

export const rule = regionRule(
  { code: 'document.conflict-markers', severity: 'error', title: 'A merge conflict is not resolved.' },
  ({ text }) => {
    // Nearly no text has one.
    if (text.search(MARKER) < 0) return [];
    return Array.from(text.matchAll(MARKER), (match) => ({
      message: 'Resolve the merge conflict, and remove this marker.',
      span: { from: match.index, to: match.index + match[0].trimEnd().length },
    }));
  },
);
