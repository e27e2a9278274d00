import assert from 'node:assert/strict';
import type { ReflectOutput, ShowOutput } from '../../../src/contract/cli.ts';
import { reflectOutputSchema } from '../../../src/contract/cli.ts';
import { CliFolder } from '../support/cli.ts';

const REQUEST =
  'We need a simple inventory app for small shops.\n\n# With a heading\n```\nand a fence\n```\n| and | pipes |';

describe('a request', () => {
  let cli: CliFolder;
  beforeEach(() => (cli = new CliFolder()));
  afterEach(() => cli.dispose());

  const show = async (): Promise<ShowOutput> =>
    JSON.parse((await cli.runHere('show', 'SPEC.md', '--json')).out) as ShowOutput;
  const reflect = async (...options: string[]): Promise<ReflectOutput> =>
    reflectOutputSchema.parse(JSON.parse((await cli.runHere('reflect', 'SPEC.md', '--json', ...options)).out));

  it('stands in the new specification word for word, whatever it holds', async () => {
    const made = await cli.runHere('new', 'spec', '--request', REQUEST);
    assert.equal(made.code, 0, made.err);
    assert.ok(cli.text('SPEC.md').includes(REQUEST));
    const { sections } = await show();
    const request = sections.find(({ id }) => id === 'request');
    const field = request?.fields.find(({ id }) => id === 'request/text');
    assert.deepEqual(field?.value, { language: 'text', text: REQUEST });
  });

  it('is followed by a question for everything that nobody knows, and the gate stays shut', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    const { questions, gates } = await show();
    const { criteria, sufficient } = await reflect('--dry-run');
    const missing = criteria.flatMap(({ needs }) => needs).filter(({ evidence }) => evidence.length === 0);
    assert.deepEqual(
      questions.map(({ text }) => text),
      missing.map(({ ask }) => ask),
    );
    assert.equal(sufficient, false);
    assert.equal(gates.find(({ id }) => id === 'reflection')?.passed, false);
    assert.match(cli.text('SPEC.md'), /- \[ \] Actors/);
    assert.match(cli.text('SPEC.md'), /Reflection: insufficient\. Not known yet: .*the actors/);
  });

  it('is reflected on again when its last question is answered, which opens the gate', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    const { questions } = await show();
    for (const { number } of questions) {
      assert.doesNotMatch(cli.text('SPEC.md'), /Reflection: sufficient/);
      assert.equal((await cli.runHere('answer', 'SPEC.md', String(number), 'Known now.')).code, 0);
    }
    assert.match(cli.text('SPEC.md'), /Reflection: sufficient/);
    assert.match(cli.text('SPEC.md'), /- \[x\] Actors/);
    const { gates, header } = await show();
    assert.equal(gates.find(({ id }) => id === 'reflection')?.passed, true);
    assert.equal(header.find(({ id }) => id === 'header/current-phase')?.value, 'Specification');
    assert.equal((await cli.runHere('reflect', 'SPEC.md', '--dry-run')).code, 0);
  });

  it('is reflected on again when a question is opened again, and says so in the document', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    const { questions } = await show();
    for (const { number } of questions) await cli.runHere('answer', 'SPEC.md', String(number), 'Known now.');
    const actors = questions.find(({ text }) => text.startsWith('Who uses it'));
    assert.equal((await cli.runHere('answer', 'SPEC.md', String(actors?.number), '')).code, 0);
    const text = cli.text('SPEC.md');
    assert.match(text, /- \[ \] Actors/);
    assert.match(text, /\*\*Next Step:\*\* Answer the clarification questions/);
    assert.match(
      text.slice(text.indexOf('Reflection: sufficient')),
      /Reflection: insufficient\. Not known yet: the actors\./,
    );
    assert.equal((await show()).gates.find(({ id }) => id === 'reflection')?.passed, false);
  });

  it('takes what a section says for known, and asks no question about it', async () => {
    await cli.runHere('new', 'spec');
    await cli.runHere('set', 'SPEC.md', '2/non-goals', '["No barcode scanning"]');
    const { criteria } = await reflect();
    const scope = criteria.flatMap(({ needs }) => needs).find(({ id }) => id === 'scope');
    assert.deepEqual(
      scope?.evidence.map(({ field, text }) => [field, text]),
      [['2/non-goals', 'No barcode scanning']],
    );
    assert.equal(
      (await show()).questions.some(({ text }) => text === scope.ask),
      false,
    );
  });

  it('gets the same questions only once, however often reflection runs', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    const { length } = (await show()).questions;
    await reflect();
    await reflect();
    assert.equal((await show()).questions.length, length);
  });

  it('writes nothing with --dry-run', async () => {
    await cli.runHere('new', 'spec');
    const before = cli.text('SPEC.md');
    await reflect('--dry-run');
    assert.equal(cli.text('SPEC.md'), before);
  });

  const TICKETS: readonly (readonly [request: string, file: string, why: RegExp])[] = [
    ['Checkout page throws 500 when submitting large carts.', 'MAINTENANCE.md', /"throws", "500"/],
    ['In Rust: cargo build panics with a stack trace since 1.81', 'MAINTENANCE.md', /"stack trace"/],
    ['The C++ parser leaks memory, it crashes after an hour', 'MAINTENANCE.md', /"crashes", "leaks"/],
    ['Add OAuth sign-in to the Go gateway', 'SPEC.md', /nothing in the request speaks of a defect/],
    ['A Kotlin app that reminds patients of their medicine', 'SPEC.md', /Feature/],
    ['Nightly export of invoices to SAP, in Java', 'SPEC.md', /Feature/],
    ['A dashboard for our Elixir queues', 'SPEC.md', /Feature/],
  ];
  for (const [request, file, why] of TICKETS) {
    it(`of the words "${request}" becomes ${file}, with the reason`, async () => {
      const { out, err, code } = await cli.runHere('new', 'auto', '--request', request);
      assert.equal(code, 0, err);
      assert.equal(out.trim(), file);
      assert.match(err, why);
      assert.ok(cli.text(file).includes(request));
    });
  }

  it('must not be empty', async () => {
    const { code, err } = await cli.runHere('new', 'spec', '--request', '  ');
    assert.equal(code, 2);
    assert.match(err, /request is empty/);
  });
});
