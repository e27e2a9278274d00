import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SlotFrame } from '../../../../src/core/markdown/slotText.ts';
import { decodeSlot, encodeChanged, encodeSlot, normalizeTyped } from '../../../../src/core/markdown/slotText.ts';
import { typedText } from '../support/arbitraries.ts';

const FRAMES: Readonly<Record<string, SlotFrame>> = {
  'behind a label in an item': { indent: '  ', leads: true, blank: 'line', labels: false },
  'a list item': { indent: '    ', leads: false, blank: 'line', labels: false },
  'behind a label in a paragraph': { indent: '', leads: true, blank: 'break', labels: true },
  'before other labels': { indent: '  ', leads: true, blank: 'line', labels: false, behind: true },
  'where labels are hidden': { indent: '', leads: true, blank: 'break', labels: true, behind: true, hidesLabels: true },
  'below a label': { indent: '', leads: false, blank: 'line', labels: true },
  'one line': { indent: '', leads: true, blank: 'none', labels: false },
  'a heading': { indent: '', leads: true, blank: 'none', labels: false, heading: true },
  'a question': { indent: '  ', leads: true, blank: 'break', labels: false, question: true },
  'a cell': { indent: '', leads: true, blank: 'break', labels: false, cell: true },
};

const item = FRAMES['a list item']!;
const below = FRAMES['below a label']!;
const cell = FRAMES['a cell']!;

describe('text in slots', () => {
  for (const [name, frame] of Object.entries(FRAMES)) {
    it(`reads back as it was typed: ${name}`, () => {
      const property = fc.property(typedText, (text) => {
        assert.equal(decodeSlot(encodeSlot(text, frame), frame), normalizeTyped(text, frame));
      });
      fc.assert(property, { numRuns: 2000 });
    });

    it(`is not escaped twice: ${name}`, () => {
      const property = fc.property(typedText, (text) => {
        const once = encodeSlot(text, frame);
        assert.equal(encodeSlot(decodeSlot(once, frame), frame), once);
      });
      fc.assert(property, { numRuns: 500 });
    });
  }

  it('is written as it was typed where nothing in it means something to Markdown', () => {
    for (const text of [
      'Plain.',
      'a | b',
      'x < y',
      'C# and F#',
      '1.5 s',
      '*it* **bold** `code`',
      '-1',
      '#1',
      'a\n\nb',
    ]) {
      assert.equal(encodeSlot(text, below), text);
    }
  });

  it('gets one backslash before what would open a block', () => {
    const typed = '# a\n> b\n- c\n1. d\n```\n---\n| e\n<div>\n[x]: y\n[ ] f';
    assert.equal(
      encodeSlot(typed, below),
      '\\# a\n\\> b\n\\- c\n1\\. d\n\\```\n\\---\n| e\n\\<div>\n\\[x]: y\n\\[ ] f',
    );
  });

  it('gets one backslash before what would be a marker of a merge conflict', () => {
    const typed = '<<<<<<< a\n||||||| b\n=======\n>>>>>>> c\n<<<<<<<< d';
    assert.equal(encodeSlot(typed, below), '\\<<<<<<< a\n\\||||||| b\n\\=======\n\\>>>>>>> c\n<<<<<<<< d');
    assert.equal(decodeSlot(encodeSlot(typed, below), below), typed);
  });

  it('gets one backslash before what would be a label, where labels are looked for', () => {
    assert.equal(encodeSlot('**A:** b\nC: d', below), '\\**A:** b\nC\\: d');
    assert.equal(encodeSlot('**A** (see b): c', below), '\\**A** (see b): c');
    assert.equal(encodeSlot('x\n**A:** b\nC: d', item), 'x\n    **A:** b\n    C: d');
  });

  it('is indented with its slot', () => {
    assert.equal(encodeSlot('a\nb\n\nc', item), 'a\n    b\n\n    c');
  });

  it('cannot open a comment that swallows what follows', () => {
    assert.equal(encodeSlot('a <!-- b', below), 'a \\<!-- b');
    assert.equal(encodeSlot('<!-- b', item), '\\<!-- b');
  });

  it('is one line in a cell', () => {
    assert.equal(encodeSlot('a\nb | c <br>', cell), 'a<br>b \\| c \\<br>');
    assert.equal(decodeSlot('`a \\| b`<br>c', cell), '`a | b`\nc');
  });

  it('loses what no line of a text can hold', () => {
    assert.equal(normalizeTyped('  a  \r\n\r\nb\u2028c\u0000\t\n'), 'a\n\nb\nc\ufffd');
    assert.equal(normalizeTyped('a\n\nb ', FRAMES['one line']), 'a b');
  });

  it('keeps the bytes of the lines that stay', () => {
    const raw = 'one \\* two\n    *three*\n    1) four';
    assert.equal(
      encodeChanged(decodeSlot(raw, item).replace('*three*', '3'), raw, item),
      'one \\* two\n    3\n    1) four',
    );
  });
});
