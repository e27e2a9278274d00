import assert from 'node:assert/strict';
import { idFinder, leadingId } from '../../../../src/core/trace/idText.ts';

const find = idFinder(['FR-', 'NFR-', 'AC-']);
const told = (text: string): string[] =>
  find(text).map(({ id, last, scope, from, to }) => {
    const range = last ? `..${last.id}` : '';
    return `${scope === null ? '' : `${scope}#`}${id}${range} = ${text.slice(from, to)}`;
  });

describe('ids in a text', () => {
  const CASES: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['FR-1, FR-2', ['FR-1 = FR-1', 'FR-2 = FR-2']],
    ['FR-1 (storage)', ['FR-1 = FR-1']],
    ['FR-1..FR-3', ['FR-1..FR-3 = FR-1..FR-3']],
    ['FR-1–FR-5, NFR-1', ['FR-1..FR-5 = FR-1–FR-5', 'NFR-1 = NFR-1']],
    ['FR-1–3', ['FR-1..FR-3 = FR-1–3']],
    ['FR-1 to FR-3', ['FR-1..FR-3 = FR-1 to FR-3']],
    ['FR-3a and FR-3b', ['FR-3a = FR-3a', 'FR-3b = FR-3b']],
    ['FR1 / FR-2', ['FR-1 = FR1', 'FR-2 = FR-2']],
    ['Creation (FR-1) — 3 retries', ['FR-1 = FR-1']],
    ['docs/spec.md#FR-7 and FR-8', ['docs/spec.md#FR-7 = docs/spec.md#FR-7', 'FR-8 = FR-8']],
    ['SUB-FR-1, FR-1-2, FR-1x9, XFR-1, —', []],
  ];
  for (const [text, found] of CASES) it(`are found in ${text}`, () => assert.deepEqual(told(text), found));

  it('are not looked for where there are no prefixes', () => assert.deepEqual(idFinder([])('FR-1'), []));

  it('lead a text, whatever marks they have', () => {
    assert.deepEqual(leadingId('**WS-1**: Data layer', 'WS-'), { from: 2, to: 6, id: 'WS-1', rest: 'Data layer' });
    assert.deepEqual(leadingId('`BR-2`', 'BR-'), { from: 1, to: 5, id: 'BR-2', rest: '' });
    assert.equal(leadingId('See WS-1', 'WS-'), null);
    assert.equal(leadingId('WS-12_3', 'WS-'), null);
  });
});
