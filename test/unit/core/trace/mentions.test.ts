import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namedIn, names } from '../../../../src/core/trace/mentions.ts';

/** What is meant, said once for one id; too slow for hundreds of them. */
function namesPlainly(text: string, label: string): boolean {
  const [, prefix = '', ordinal = ''] = /^(.*?)[ -]*([\p{L}\p{N}.]+)$/u.exec(label) ?? [];
  const escaped = ordinal.replaceAll('.', '\\.');
  return new RegExp(`(?<![\\p{L}\\p{N}-])${prefix}[ -]*${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

describe('ids in texts', () => {
  it('are found however they are written, and only whole', () => {
    for (const text of ['H-1', 'see h1.', 'H 1, then', '(H-1)', 'H H-1', 'H-1.2']) assert.ok(names(text, 'H-1'), text);
    for (const text of ['H-12', 'AH-1', 'X-H-1', 'H-1a', '', 'H']) assert.equal(names(text, 'H-1'), false, text);
    assert.ok(names('after change 2', 'Change 2'));
  });

  it('are found in many texts as in each of them', () => {
    const piece = fc.constantFrom('H', 'h', '-', ' ', '1', '2', '12', '.', 'EV', 'Change', 'a', ',', '(', 'é', '\n');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const labels = ['H-1', 'H-12', 'EV-2', 'Change 1', 'H-1.2', 'A'];
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const named = namedIn(texts);
        for (const label of labels) {
          const expected = texts.flatMap((one, index) => (namesPlainly(one, label) ? [index] : []));
          assert.deepEqual([...named(label)], expected, `${label} in ${JSON.stringify(texts)}`);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
