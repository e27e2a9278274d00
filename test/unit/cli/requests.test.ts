import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReflectOutput, ShowOutput } from '../../../src/contract/cli.ts';
import { reflectOutputSchema } from '../../../src/contract/cli.ts';
import { CliFolder } from '../support/cli.ts';

const REQUEST =
  'We need a simple inventory app for small shops.\n\n# With a heading\n```\nand a fence\n```\n| and | pipes |';

const LONG = 'What the owner says about it.';

const FORM = `**Describe the bug**
A card is lost.

**To Reproduce**
Steps to reproduce the behavior:
1. Go to the board
2. Drag a card to the last column

**Expected behavior**
The card is in the last column.

### Actual Behavior

\`\`\`
TypeError: undefined is not a function
# no heading
\`\`\`

**Environment (please complete):**
 - OS: Windows 11
 - Version: 2.3.1

<!-- Who is it for? -->

### Impact
_No response_`;

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
      assert.equal((await cli.runHere('answer', 'SPEC.md', String(number), 'Known now, and told here.')).code, 0);
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
    for (const { number } of questions)
      await cli.runHere('answer', 'SPEC.md', String(number), 'Known now, and told here.');
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

  it('stays shut on answers that tell too little, and says which', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    const { questions } = await show();
    for (const { number, text } of questions) {
      const isLast = number === questions.length;
      await cli.runHere('answer', 'SPEC.md', String(number), isLast ? 'x' : text.startsWith('Who') ? 'TBD' : LONG);
    }
    assert.match(cli.text('SPEC.md'), /Reflection: insufficient\. Not known yet: the actors, the interfaces\.\n/);
    assert.match(cli.text('SPEC.md'), /\*\*Next Step:\*\* Say more in the answers that tell too little/);
    const { criteria } = await reflect('--dry-run');
    const vague = criteria.flatMap(({ needs }) => needs).filter(({ unclear }) => unclear);
    assert.deepEqual(
      vague.map(({ id }) => id),
      ['actors', 'interfaces'],
    );
    const { code, err } = await cli.runHere('prompts', 'SPEC.md', '--agent', 'backend');
    assert.equal(code, 4);
    assert.match(err, /The answer to "Who uses it, and what may each of them do\?" tells too little about the actors/);

    for (const { number } of questions) await cli.runHere('answer', 'SPEC.md', String(number), LONG);
    assert.match(cli.text('SPEC.md'), /Reflection: sufficient/);
  });

  it('is not known because questions are ticked: an answer has to say that there is nothing', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    const { questions } = await show();
    const file = path.join(cli.folder, 'SPEC.md');
    const ticked = cli.text('SPEC.md').replace(/^- \[ \] (?=.*\?$)/gm, '- [x] ');
    writeFileSync(file, ticked);
    assert.equal((await cli.runHere('reflect', 'SPEC.md', '--dry-run')).code, 1);
    const gaps = (await show()).findings.filter(({ code }) => code === 'reflection.gap').map(({ message }) => message);
    assert.equal(gaps.length, questions.length);
    assert.match(gaps[0] ?? '', /is ticked without an answer/);
    const blockers = questions.find(({ text }) => text.startsWith('What could block it'));
    await cli.runHere('answer', 'SPEC.md', String(blockers?.number), 'None.');
    const { criteria } = await reflect('--dry-run');
    assert.equal(
      criteria.flatMap(({ needs }) => needs).find(({ id }) => id === 'blockers')?.evidence[0]?.text,
      'None.',
    );
  });

  it('gives what it was answered to the fields that are there for it, and leaves those that say something', async () => {
    await cli.runHere('new', 'spec', '--request', REQUEST);
    await cli.runHere('set', 'SPEC.md', '2/goals', '["Stock is counted in 20 minutes"]');
    for (const { number, text } of (await show()).questions)
      await cli.runHere(
        'answer',
        'SPEC.md',
        String(number),
        text.includes('leave out') ? '1. No scanning\n2. No orders' : LONG,
      );
    const text = cli.text('SPEC.md');
    assert.match(text, /- \*\*Non-Goals:\*\*\n {2}- No scanning\n {2}- No orders\n/);
    assert.match(text, /- \*\*Goals:\*\*\n {2}- Stock is counted in 20 minutes\n- /);
    const { out } = await cli.runHere('prompts', 'SPEC.md', '--agent', 'backend');
    assert.match(out, new RegExp(`## Constraints\\n\\n- ${LONG}`));
  });

  it('with the labels of a form is not asked what it says, and fills its fields', async () => {
    await cli.runHere('new', 'auto', '--request', FORM);
    const text = cli.text('MAINTENANCE.md');
    assert.match(text, /- \*\*Steps:\*\*\n {2}1\. Go to the board\n {2}2\. Drag a card to the last column\n- /);
    assert.match(text, /- \*\*Environment:\*\* OS: Windows 11; Version: 2\.3\.1\n/);
    assert.match(text, /- \*\*Expected:\*\* The card is in the last column\.\n/);
    assert.match(text, /- \*\*Observed:\*\* TypeError: undefined is not a function\n {2}\\# no heading\n/);
    assert.doesNotMatch(text, /Which steps make it happen|In which environments|What should happen instead/);
    assert.match(text, /- \[ \] Who and which data are affected/, '"No response" is none');
    const { out } = await cli.runHere('reflect', 'MAINTENANCE.md', '--json', '--dry-run');
    const { criteria } = reflectOutputSchema.parse(JSON.parse(out));
    const steps = criteria.flatMap(({ needs }) => needs).find(({ id }) => id === 'steps');
    const [said] = steps?.evidence ?? [];
    assert.equal(said?.field, 'request/text');
    const lines = text.split('\n');
    assert.equal(lines[said.range.start.line]?.slice(said.range.start.character), '1. Go to the board');
    assert.equal(lines[said.range.end.line]?.slice(0, said.range.end.character), '2. Drag a card to the last column');
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
    [
      'Since v4.2 the iOS app logs people out. Expected: 30 days',
      'MAINTENANCE.md',
      /"logs … out", "since v…", "expected:"/,
    ],
    ['Total on the invoice is off by one cent', 'MAINTENANCE.md', /"off by"/],
    ['The reconcile loop pegs CPU at 100% when a CR has a finalizer', 'MAINTENANCE.md', /"pegs"/],
    ['Die App stürzt beim Öffnen ab', 'MAINTENANCE.md', /"stürzt"/],
    ['Add OAuth sign-in to the Go gateway', 'SPEC.md', /the request says "add"/],
    [
      'I want the ETL to be resumable, because a failed run means rerunning 6 hours',
      'SPEC.md',
      /another: Maintenance: .*"failed"/,
    ],
    ['Add retries where an upload fails with a 500 error', 'SPEC.md', /Feature: the request says "add"\./],
    ['Wir brauchen eine Umbuchung per Handscanner', 'SPEC.md', /"wir brauchen"/],
    ['A Kotlin app that reminds patients of their medicine', 'SPEC.md', /nothing in the request speaks of a defect/],
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
