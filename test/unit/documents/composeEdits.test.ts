import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/core/markdown/textEdit.ts';
import { EditComposer } from '../../../src/extension/documents/composeEdits.ts';

const compose = (text: string, ...steps: TextEdit[][]): TextEdit[] => {
  const composer = new EditComposer(text);
  for (const step of steps) composer.add(step);
  return composer.edits();
};

describe('edits that follow one another', () => {
  it('are edits of the first text', () => {
    assert.deepEqual(compose('abc', [{ from: 1, to: 2, insert: 'XY' }], [{ from: 4, to: 4, insert: '!' }]), [
      { from: 1, to: 2, insert: 'XY' },
      { from: 3, to: 3, insert: '!' },
    ]);
  });

  it('become one where the second is inside what the first put in', () => {
    assert.deepEqual(compose('abc', [{ from: 1, to: 1, insert: '1234' }], [{ from: 2, to: 4, insert: '-' }]), [
      { from: 1, to: 1, insert: '1-4' },
    ]);
  });

  it('vanish where the second takes away what the first put in', () => {
    assert.deepEqual(compose('abc', [{ from: 1, to: 1, insert: 'X' }], [{ from: 1, to: 2, insert: '' }]), []);
  });

  it('keep the order of inserts at one place', () => {
    const step = [
      { from: 1, to: 1, insert: 'X' },
      { from: 1, to: 1, insert: 'Y' },
    ];
    assert.deepEqual(compose('ab', step), [{ from: 1, to: 1, insert: 'XY' }]);
  });

  it('give the same text, whatever they are', () => {
    const step = fc.array(fc.record({ at: fc.nat(12), cut: fc.nat(4), insert: fc.string({ maxLength: 3 }) }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.array(step, { maxLength: 5 }), (first, steps) => {
        const composer = new EditComposer(first);
        let text = first;
        for (const raw of steps) {
          const edits: TextEdit[] = [];
          let free = 0;
          for (const { at, cut, insert } of raw) {
            const from = Math.min(free + at, text.length);
            const to = Math.min(from + cut, text.length);
            edits.push({ from, to, insert });
            free = to;
          }
          composer.add(edits);
          text = applyEdits(text, edits);
        }
        const edits = composer.edits();
        assert.equal(applyEdits(first, edits), text);
        edits.forEach((edit, index) => assert.ok(index === 0 || edit.from > (edits[index - 1]?.to ?? -1)));
      }),
      { numRuns: 1000 },
    );
  });
});
