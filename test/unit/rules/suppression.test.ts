import assert from 'node:assert/strict';
import { allRules } from '../../../src/core/rules/allRules.ts';
import { findingsIn, gateIn, told } from '../support/findings.ts';
import { changed, complete } from '../support/plans.ts';

const ignore = (codes: string, reason = 'known'): string => `<!-- planwright-ignore ${codes}: ${reason} -->`;
const vague = (more = ''): string => changed(['Limits per user, billing', `Limits per user, TBD, billing${more}`]);

describe('suppression', () => {
  it('at the end of a line: what starts in the line', () => {
    const text = changed(['the internal gRPC API.', `gRPC, TBD ${ignore('wording.vague')}`]);
    assert.deepEqual(told(text), []);
    const next = changed(['120 ms.', `120 ms. ${ignore('wording.vague')}`], ['the internal gRPC API.', 'TBD']);
    assert.deepEqual(told(next), ['suppression.unused: wording.vague', 'wording.vague: TBD']);
  });

  it('on a line of its own: the block after it', () => {
    const text = changed(['1. `rateLimit()` →', `${ignore('wording.vague')}\n\n1. \`rateLimit()\` → TBD →`]);
    assert.deepEqual(told(text), []);
    const item = changed(['- Redis gives no answer', `  ${ignore('wording.vague')}\n- TBD: Redis gives no answer`]);
    assert.deepEqual(told(item), []);
    const other = changed(
      ['- Redis gives no answer', `  ${ignore('wording.vague')}\n- Redis gives no answer`],
      ['- The script', '- TBD the script'],
    );
    assert.deepEqual(told(other), ['suppression.unused: wording.vague', 'wording.vague: TBD']);
  });

  it('on the last line of a section: the heading after it', () => {
    const text = changed(['### 4.5 Testing Strategy', `${ignore('wording.vague')}\n\n### 4.5 TBD`]);
    assert.deepEqual(told(text), []);
  });

  it('below a heading: the section with all that is below it', () => {
    const below = (code: string): string =>
      vague().replace('## 1. Goal & Feature Requirements\n', `$&\n${ignore(code)}\n`);
    assert.deepEqual(told(below('wording.vague')), []);
    const nested = changed(
      ['## 2. Research & Discovery\n', `## 2. Research & Discovery\n${ignore('choice.missing')}\n`],
      ['[x] Modifying existing', '[ ] Modifying existing'],
    );
    assert.deepEqual(told(nested), []);
    const ends = below('wording.vague').replace('Uploads in parts', 'TBD');
    assert.deepEqual(told(ends), ['wording.vague: TBD']);
  });

  it('below the title: the document, with what only gates bring', () => {
    const text = complete.replace('# PLANNING.MD\n', `$&\n${ignore('approval.header-missing')}\n`);
    const done = text.replace('**Document Status:** DRAFT', '**Document Status:** DESIGN_APPROVED');
    assert.deepEqual(told(done, { gates: [gateIn('implementation-plan', 'approved')] }), []);
    assert.deepEqual(told(text), ['suppression.unused: approval.header-missing']);
  });

  it('takes several codes', () => {
    const text = changed(['the internal gRPC API.', `TBD ${ignore('wording.vague, field.empty')}`]);
    assert.deepEqual(told(text), ['suppression.unused: field.empty']);
    const blanks = changed(['the internal gRPC API.', `TBD ${ignore('wording.vague field.empty')}`]);
    assert.deepEqual(told(blanks), ['suppression.unused: field.empty']);
  });

  it('asks for a reason and for codes that exist', () => {
    const text = (comment: string): string => changed(['the internal gRPC API.', `TBD ${comment}`]);
    const bare = '<!-- planwright-ignore wording.vague -->';
    assert.deepEqual(told(text(bare)), [`suppression.no-reason: ${bare}`]);
    assert.deepEqual(told(text(ignore('*'))), ['wording.vague: TBD', 'suppression.unknown-code: *']);
    assert.deepEqual(told(text(ignore('wording.vage'))), [
      'wording.vague: TBD',
      'suppression.unknown-code: wording.vage',
    ]);
    assert.deepEqual(told(text('<!-- planwright-ignore -->')), [
      'wording.vague: TBD',
      'suppression.unknown-code: <!-- planwright-ignore -->',
    ]);
  });

  it('says the same only once, with and without gates', () => {
    const text = changed(['the internal gRPC API.', `TBD ${ignore('nothing.such')}`]);
    const gates = [gateIn('implementation-plan', 'ready')];
    assert.deepEqual(told(text, { gates }), told(text));
  });

  it('offers to remove a comment that suppresses nothing', () => {
    const comment = ignore('wording.vague');
    const text = changed(['the internal gRPC API.', `gRPC ${comment}`]);
    const [finding] = findingsIn(text);
    const from = text.indexOf(comment);
    assert.deepEqual(finding?.fixes[0]?.intents, [
      { type: 'replace', from, to: from + comment.length, expected: comment, text: '' },
    ]);
  });

  it('is not read in code', () => {
    const text = vague().replace('src/limits/bucket.lua\n  ↑ runs', `${ignore('wording.vague')}\n  ↑ runs`);
    assert.deepEqual(told(text), ['wording.vague: TBD']);
    const span = changed(['the internal gRPC API.', `TBD \`${ignore('wording.vague')}\``]);
    assert.deepEqual(told(span), ['wording.vague: TBD']);
  });

  it('does not count what is turned off as unused', () => {
    const text = changed(['the internal gRPC API.', `gRPC ${ignore('wording.vague')}`]);
    assert.deepEqual(told(text, { settings: { severities: { 'wording.vague': 'off' } } }), []);
  });

  it('knows every code', () => {
    for (const { code, reads } of allRules) {
      if (reads === 'suppressions') continue;
      const text = changed(['the internal gRPC API.', `gRPC ${ignore(code)}`]);
      assert.ok(!told(text).some((one) => one.startsWith('suppression.unknown-code')), code);
    }
  });
});
