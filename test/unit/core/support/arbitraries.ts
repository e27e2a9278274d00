import fc from 'fast-check';

// One seed for every run, so that what fails here fails everywhere; fast-check prints it with the counterexample.
fc.configureGlobal({ seed: 20_261_121 });

/** Pieces that mean something to Markdown, to a reader of plans, or to neither but look as if they did. */
const PIECES = [
  ...['#', '## Goal', '###### x', '1. ', '12) ', '- ', '* ', '+ ', '-', '---', '***', '___', '===', '=', '>', '> > q'],
  ...['```', '~~~', '````ts', '`', '``a``', '|', '| a | b |', '|---|', '| - | :-: |', '\\', '\\\\', '\\|', '\\#'],
  ...[
    '- [ ] task',
    '- [x] done',
    '[ ]',
    '[x] ',
    '[~] ',
    '✅ ',
    '☐ ',
    '✔️',
    '[link](u)',
    '[ref]: /u',
    '![i](u)',
    '[^1]: n',
  ],
  ...[
    '**Label:** v',
    '**Label**: v',
    'Label: v',
    '**Is it?**',
    '**Commit 1:** x',
    '**Bold**',
    '__Low:__',
    '*it*',
    '**',
    '__',
  ],
  ...[
    '<!-- c -->',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '<br>',
    '\\<br>',
    '<?php',
    '<!DOCTYPE',
    '<a@b.c>',
    '&amp;',
    '&#32;',
    '&lt;',
  ],
  ...[
    'Q: a → A: b',
    '→ A: b',
    '-> **Resolved: x**',
    '**Answer:** y',
    'Answer: z',
    '=> Decision: no',
    '状态：好',
    'a：b',
  ],
  ...[
    '    code',
    '\tcode',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\n\n\n',
    '\u2028',
    '\u0085',
    '\v',
    '\f',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u0000',
    '\u0090',
    '\u00a0',
    '😀',
    '👩‍👩‍👧',
    'é',
    '\u0301',
    '…',
    '—',
    'x',
    'word',
    'Two words',
    '1',
    '0',
  ],
  ...[
    'Option A: x',
    'Recommendation: y',
    '### Option B: z',
    'FR-2',
    '## 3. Tables',
    '~~gone~~',
    '{#id}',
    '$1',
    '$&',
    '=======',
    '<<<<<<< a',
  ],
];

const piece = fc.constantFrom(...PIECES);

/** Text as somebody (or an agent) may type or paste it into a slot. */
export const typedText = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')) },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' ')) },
  { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom('A plain sentence.', 'Two lines\nof text.', 'First.\n\nSecond.', '') },
);

/** A document of nothing in particular. */
export const looseDocument = fc.oneof(
  fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\r', ' ', '')), { maxLength: 40 }).map(joined),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

function joined(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([text, end]) => text + end).join('');
}

/** What the line endings and the ends of a document can be. */
export type Dress = 'lf' | 'crlf' | 'mixed' | 'bom' | 'cut';

export const DRESSES: readonly Dress[] = ['lf', 'crlf', 'mixed', 'bom', 'cut'];

export const dress = fc.constantFrom(...DRESSES);

/** The same document with other line endings, with a byte order mark, or without its last line ending. */
export function dressed(text: string, as: Dress): string {
  if (as === 'crlf') return text.replace(/\n/g, '\r\n');
  if (as === 'bom') return `\ufeff${text}`;
  if (as === 'cut') return text.replace(/\s+$/, '');
  let line = 0;
  return as === 'mixed' ? text.replace(/\n/g, () => (line++ % 3 === 0 ? '\r\n' : '\n')) : text;
}
