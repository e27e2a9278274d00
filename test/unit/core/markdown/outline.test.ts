import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outline } from '../../../../src/core/markdown/outline.ts';
import { readOutline } from '../../../../src/core/markdown/outline.ts';
import { applyEdits, minimalEdit } from '../../../../src/core/markdown/textEdit.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { dress, dressed, looseDocument, typedText } from '../support/arbitraries.ts';
import { fixtures } from '../support/fixtures.ts';
import { everything } from '../support/kinds.ts';
import { outlineSnapshot, planSnapshot } from '../support/snapshot.ts';

const wholeText = (outline: Outline): string => outline.regions.map(({ region }) => region.text).join('');

function assertCovers(text: string): void {
  const outline = readOutline(text);
  assert.equal(wholeText(outline), text);
  let at = 0;
  for (const { region, start } of outline.regions) {
    assert.equal(start, at);
    at += region.text.length;
  }
}

const splice = fc.record({ at: fc.nat(), remove: fc.nat(30), insert: typedText });

const spliced = (text: string, { at, remove, insert }: { at: number; remove: number; insert: string }): string => {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + remove);
};

describe('readOutline', () => {
  for (const { name, text } of fixtures) it(`covers every character of ${name}`, () => assertCovers(text));

  it('covers every character of any text', () => {
    fc.assert(fc.property(looseDocument, assertCovers), { numRuns: 1500 });
  });

  it('gives the same outline again for the same text', () => {
    const outline = readOutline('# a\n\n## b\n');
    assert.equal(readOutline('# a\n\n## b\n', outline), outline);
  });

  it('reads after edits what it would read afresh, from any text', () => {
    const property = fc.property(looseDocument, fc.array(splice, { minLength: 1, maxLength: 5 }), (text, splices) => {
      let outline = readOutline(text);
      for (const each of splices) {
        outline = readOutline(spliced(outline.text, each), outline);
        assert.deepEqual(outlineSnapshot(outline), outlineSnapshot(readOutline(outline.text)));
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('reads after edits what it would read afresh, outline and plan, from every fixture', () => {
    const from = fc.constantFrom(...fixtures);
    const property = fc.property(from, fc.array(splice, { minLength: 1, maxLength: 3 }), ({ text, kind }, splices) => {
      let plan = readPlan(kind, text);
      for (const each of splices) {
        plan = readPlan(kind, spliced(plan.text, each), plan);
        const fresh = readPlan(kind, plan.text);
        assert.deepEqual(outlineSnapshot(plan.outline), outlineSnapshot(fresh.outline));
        assert.deepEqual(planSnapshot(plan), planSnapshot(fresh));
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('reads after edits in the rows of a table what it would read afresh', () => {
    const row = fc.stringMatching(/^[|a\\ :>`-]{0,8}$/);
    const insert = fc.oneof(fc.stringMatching(/^[|a\\ :>#\n\r-]{0,3}$/), typedText);
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(3), insert });
    const around = fc.constantFrom('', '\n', '\n# After\n', '\nText\n');
    const table = fc.tuple(fc.array(row, { minLength: 1, maxLength: 6 }), around, fc.constantFrom('\n', '\r\n', '\r'));
    fc.assert(
      fc.property(table, fc.array(edit, { minLength: 1, maxLength: 4 }), ([rows, end, eol], edits) => {
        const lines = ['# A', '', '| a | b |', '| --- | --- |', ...rows.map((one) => `|${one}`)];
        let outline = readOutline(lines.join(eol) + end);
        const head = lines.slice(0, 4).join(eol).length;
        for (const each of edits) {
          const { text } = outline;
          const at = head + (each.at % (text.length - head + 1));
          outline = readOutline(text.slice(0, at) + each.insert + text.slice(at + each.remove), outline);
          assert.deepEqual(outlineSnapshot(outline), outlineSnapshot(readOutline(outline.text)));
          if (outline.text.length <= head) return;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('does not parse a table again for an edit in one of its rows', () => {
    const text = `# A\n\n| a | b |\n| --- | --- |\n${'| x | y |\n'.repeat(2000)}\n# B\n`;
    const before = readOutline(text);
    const after = readOutline(text.replace('| x | y |\n\n', '| x | yes |\n\n'), before);
    assert.equal(after.regions[0]?.region.head, before.regions[0]?.region.head);
    assert.deepEqual(outlineSnapshot(after), outlineSnapshot(readOutline(after.text)));
  });

  it('keeps the regions that an edit does not touch', () => {
    const text = dressed(everything.starter, 'crlf');
    const before = readOutline(text);
    const after = readOutline(text.replace('[path]', '/orders'), before);
    const kept = after.regions.filter(({ region }) => before.regions.some((earlier) => earlier.region === region));
    assert.equal(after.regions.length, before.regions.length);
    assert.ok(kept.length >= before.regions.length - 3, `${kept.length} of ${before.regions.length} were kept`);
  });

  it('does not exhaust the stack or the clock by what is nested too deep', () => {
    for (const text of [
      '>'.repeat(100_000),
      '- '.repeat(50_000) + 'x',
      '1. '.repeat(30_000),
      '> '.repeat(9_000) + '\nx',
    ]) {
      assertCovers(text);
      const outline = readOutline(text);
      const longer = readOutline(`${text}\n\n## more`, outline);
      assert.deepEqual(outlineSnapshot(longer), outlineSnapshot(readOutline(longer.text)));
    }
  });

  it('sees the same structure with any line endings', () => {
    const structure = (text: string): unknown => {
      const { regions } = readOutline(text);
      return regions.map(({ region }) => [
        region.head?.type,
        region.head?.level,
        region.blocks.map((block) => block.type),
      ]);
    };
    for (const { text, name } of fixtures) {
      if (text === '' || /\r|^\ufeff/.test(text)) continue;
      for (const as of ['crlf', 'mixed', 'bom'] as const) {
        assert.deepEqual(structure(dressed(text, as)), structure(text), `${name} as ${as}`);
      }
    }
  });
});

describe('minimalEdit', () => {
  it('is the one edit that turns a text into another', () => {
    const property = fc.property(looseDocument, splice, dress, (text, each, as) => {
      const before = dressed(text, as);
      const after = spliced(before, each);
      const edit = minimalEdit(before, after);
      assert.equal(edit ? applyEdits(before, [edit]) : before, after);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});
