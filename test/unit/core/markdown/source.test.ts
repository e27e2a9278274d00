import assert from 'node:assert/strict';
import { maskForParser } from '../../../../src/core/markdown/source.ts';

describe('the text that the parser sees', () => {
  it('opens nothing so far in that its time would grow with the square of the depth', () => {
    const line = (columns: number, rest: string): string => `a\n${' '.repeat(columns)}${rest}\nb`;
    assert.equal(maskForParser(line(200, '- deep')), line(200, 'x deep'));
    assert.equal(maskForParser(line(300, '12. deep')), line(300, 'xxx deep'));
    for (const text of [line(199, '- deep'), line(200, 'deep - er')]) assert.equal(maskForParser(text), text);
  });
});
