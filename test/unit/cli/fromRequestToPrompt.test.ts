import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { reflectOutputSchema, showOutputSchema } from '../../../src/contract/cli.ts';
import { newHasher } from '../../../src/node/newHasher.ts';
import { answerTo, readRequests } from '../../harness/requests.ts';
import { CliFolder } from '../support/cli.ts';

const requests = readRequests(path.join(root, 'test/fixtures/requests'));

describe('requests in many domains, by the command line', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder()));
  afterEach(() => cli.dispose());

  it('are five features and three defects', () => {
    const kinds = requests.map(({ kind }) => kind);
    assert.deepEqual([kinds.filter((kind) => kind === 'spec').length, kinds.length], [5, 8]);
  });

  for (const given of requests) {
    it(`${given.name} is taken, asked about, answered, and handed on`, async () => {
      const made = await cli.runHere('new', 'auto', '--request', given.request);
      assert.equal(made.code, 0, made.err);
      const file = made.out.trim();
      assert.equal(file, given.kind === 'spec' ? 'SPEC.md' : 'MAINTENANCE.md');
      assert.ok(cli.text(file).includes(given.request), 'word for word');
      assert.equal((await cli.runHere('prompts', file, '--agent', given.agent)).code, 4, 'nothing is known yet');

      const json = async (...args: string[]): Promise<unknown> =>
        JSON.parse((await cli.runHere(...args, '--json')).out);
      const reflection = reflectOutputSchema.parse(await json('reflect', file, '--dry-run'));
      const needs = reflection.criteria.flatMap((criterion) => criterion.needs);
      const { questions } = showOutputSchema.parse(await json('show', file));
      assert.ok(questions.length > 0);
      for (const { number, text } of questions) {
        const { code, err } = await cli.runHere('answer', file, String(number), answerTo(given, needs, text));
        assert.equal(code, 0, err);
      }
      assert.equal(reflectOutputSchema.parse(await json('reflect', file, '--dry-run')).sufficient, true);

      const { out, code, err } = await cli.runHere('prompts', file, '--agent', given.agent);
      assert.equal(code, 0, err);
      assert.ok(out.includes(given.request));
      for (const { text } of questions) assert.ok(squeezed(out).includes(squeezed(answerTo(given, needs, text))), text);
      const hasher = newHasher();
      hasher.update(cli.text(file));
      assert.ok(out.includes(`version sha256:${hasher.digest()}`));
    });
  }
});

/** Without the indentation that a list gives to the second line of an answer. */
const squeezed = (text: string): string => text.replace(/\s+/g, ' ');
