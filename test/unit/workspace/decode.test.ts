import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodeText } from '../../../src/workspace/decode.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const problemOf = (given: Uint8Array): { code: string; offset: number; message: string } => {
  const decoded = decodeText(given);
  assert.equal(decoded.ok, false);
  return decoded.problem;
};

describe('decodeText', () => {
  it('gives back every byte of what it takes, byte order mark and carriage returns and all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ufeff'), (text, mark) => {
        const given = new TextEncoder().encode(mark + text);
        const decoded = decodeText(given);
        if (decoded.ok) assert.deepEqual(encodeText(decoded.text), given);
        else assert.match(text, /\0/);
      }),
    );
    const crlf = new TextEncoder().encode('\ufeff# A\r\nb\n');
    const decoded = decodeText(crlf);
    assert.ok(decoded.ok);
    assert.equal(decoded.text, '\ufeff# A\r\nb\n');
    assert.deepEqual(encodeText(decoded.text), crlf);
  });

  it('takes exactly what a strict decoder takes', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, maxLength: 12 }), (given) => {
        let expected = true;
        try {
          strict.decode(given);
        } catch {
          expected = false;
        }
        const decoded = decodeText(given);
        if (!expected) assert.equal(decoded.ok, false);
        if (!decoded.ok && decoded.problem.code === 'file.not-utf8' && decoded.problem.offset > 0) {
          strict.decode(given.subarray(0, decoded.problem.offset));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('names the first byte that is not UTF-8, and its line', () => {
    const latin1 = Buffer.from('# Caf\u00e9\nna\u00efve\n', 'latin1');
    const problem = problemOf(latin1);
    assert.equal(problem.code, 'file.not-utf8');
    assert.equal(problem.offset, 5);
    assert.match(problem.message, /0xe9 at offset 5 \(line 1\).*Save it as UTF-8/);
  });

  for (const [name, given, offset] of [
    ['a sequence that is cut off', bytes(0x61, 0xe2, 0x86), 1],
    ['an overlong form', bytes(0xc0, 0x80), 0],
    ['an encoded surrogate', bytes(0x61, 0xed, 0xa0, 0x80), 1],
    ['a code point beyond the last', bytes(0xf4, 0x90, 0x80, 0x80), 0],
    ['a lone continuation', bytes(0x61, 0x62, 0x80), 2],
  ] as const) {
    it(`refuses ${name}`, () => {
      const problem = problemOf(given);
      assert.equal(problem.code, 'file.not-utf8');
      assert.equal(problem.offset, offset);
    });
  }

  it('recognises what is no text at all', () => {
    assert.match(problemOf(bytes(0x50, 0x4b, 3, 4, 20)).message, /ZIP/);
    assert.match(problemOf(Buffer.from('%PDF-1.7')).message, /PDF/);
    const nul = problemOf(Buffer.from('# A\nb\0c'));
    assert.equal(nul.code, 'file.binary');
    assert.equal(nul.offset, 5);
  });

  it('tells UTF-16 from binary, with and without its mark', () => {
    for (const given of [
      bytes(0xff, 0xfe, 0x23, 0x00),
      bytes(0xfe, 0xff, 0x00, 0x23),
      Buffer.from('# Plan', 'utf16le'),
      Buffer.from('# Plan', 'utf16le').swap16(),
    ]) {
      const problem = problemOf(given);
      assert.equal(problem.code, 'file.not-utf8');
      assert.match(problem.message, /UTF-16/);
    }
  });
});
