import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { ask, ModelError, type Model } from '../../../../src/core/model/ask.ts';
import { notesFor } from '../../../../src/core/research/match.ts';
import { findingsIn, notePath, noteText } from '../../../../src/core/research/note.ts';

const note = (path: string, text: string) => ({ path, text });

describe('research', () => {
  it('finds the notes that hold at least half of a question, best first, and says by which words', () => {
    const found = notesFor('What are the rate limits of the weather API?', [
      note('knowledge/soup.md', 'Salt and water.'),
      note('knowledge/limits.md', 'Limits of an API.'),
      note('knowledge/weather-api-rate-limits.md', 'Sixty a minute.'),
    ]);
    assert.deepEqual(
      found.map(({ note: { path }, words }) => [path, words]),
      [
        ['knowledge/weather-api-rate-limits.md', ['rate', 'limit', 'weather', 'api']],
        ['knowledge/limits.md', ['limit', 'api']],
      ],
    );
  });

  it('writes a note whose findings cannot become its structure', () => {
    const text = noteText({
      question: 'Is # this a heading?',
      id: 'RQ-1',
      plan: 'docs/plan.md',
      findings: ['# Sources', '- nested', '```', 'line one\n\n## Sources'],
      sources: [],
      by: 'Ada',
      date: '2026-01-31',
    });
    assert.deepEqual(
      text.split('\n').filter((line) => /^#/.test(line)),
      ['# Is # this a heading?', '## Findings', '## Sources'],
    );
    assert.doesNotMatch(text, /^ *- [#-] |^ *(?:- )?```/m);
    assert.equal(notePath('Is # this a heading?', '2026-01-31'), 'knowledge/is-this-a-heading-2026-01-31.md');
    assert.deepEqual(findingsIn(text), ['# Sources', '- nested', '```', 'line one ## Sources']);
  });

  it('reads what was found in a note that somebody else wrote', () => {
    const text =
      '# Rest?\n\n**Date:** 2026-01-31\n\n## Findings\n\n* Eleven hours,\n  in hospitals ten.\n* \n\n## Sources\n\n- The act\n';
    assert.deepEqual(findingsIn(text), ['Eleven hours, in hospitals ten.']);
    assert.deepEqual(findingsIn('# Rest?\n\nEleven hours.\n'), []);
  });
});

describe('asking a model', () => {
  const token = { isCancellationRequested: false };
  const schema = z.object({ findings: z.array(z.string()) });
  const model = (answer: () => Promise<string>): Model => ({ name: 'Test', answer });
  const asked = (answer: () => Promise<string>, cancelled = false) =>
    ask(model(answer), ['?'], schema, cancelled ? { isCancellationRequested: true } : token);

  it('takes JSON, bare or in a fence', async () => {
    for (const answer of ['{"findings":["a"]}', 'Sure:\n```json\n{"findings":["a"]}\n```\nDone.'])
      assert.deepEqual(await asked(() => Promise.resolve(answer)), { ok: true, value: { findings: ['a'] } });
  });

  it('shows everything else as what it is, and asks once only', async () => {
    let times = 0;
    const bad = await asked(() => {
      times++;
      return Promise.resolve('About a week.');
    });
    assert.equal(times, 1);
    assert.ok(!bad.ok && bad.code === 'malformed' && bad.message.includes('About a week.'));
    const refused = await asked(() => Promise.reject(new ModelError('refused', 'Not allowed.')));
    assert.deepEqual(refused, { ok: false, code: 'refused', message: 'Not allowed.' });
    const failed = await asked(() => Promise.reject(new Error('No network.')));
    assert.deepEqual(failed, { ok: false, code: 'failed', message: 'No network.' });
  });

  it('takes nothing that came after it was cancelled', async () => {
    const late = await asked(() => Promise.resolve('{"findings":["a"]}'), true);
    assert.ok(!late.ok && late.code === 'cancelled');
  });
});
