import { regionRule } from '../regionRule.ts';

// C0 and C1 controls but tab and line ends, and the character that stands for what could not be decoded.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]+/g;

export const rule = regionRule(
  { code: 'document.control-characters', severity: 'info', title: 'The text holds characters that cannot be seen.' },
  ({ text }) => {
    if (text.search(CONTROL) < 0) return [];
    const runs = Array.from(text.matchAll(CONTROL));
    const first = runs[0];
    if (!first) return [];
    const code = first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const more = runs.length > 1 ? ` and ${runs.length - 1} more in this section` : '';
    const span = { from: first.index, to: first.index + first[0].length };
    return [{ message: `Remove the character U+${code}${more}: it cannot be seen.`, span }];
  },
);
