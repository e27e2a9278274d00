import assert from 'node:assert/strict';
import type { ShowOutput, ShownField, ShownNode } from '../../../src/contract/cli.ts';
import { ALL_TYPES_DOCUMENT, ALL_TYPES_TEMPLATE } from '../support/allTypes.ts';
import { CliFolder } from '../support/cli.ts';

const fieldsOf = (nodes: readonly ShownNode[]): ShownField[] =>
  nodes.flatMap((node) => [...node.fields, ...fieldsOf(node.sections)]);

const FORMS: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['BOM and CRLF', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['no line feed at the end', (text) => text.trimEnd()],
];

describe('planwright set and show', function () {
  this.timeout(60_000);
  let cli: CliFolder;
  const open = (text = ALL_TYPES_DOCUMENT): CliFolder =>
    (cli = new CliFolder({ '.planwright/templates/sample.md': ALL_TYPES_TEMPLATE, 'SAMPLE.md': text }));
  afterEach(() => cli.dispose());
  const show = async (): Promise<ShowOutput> => {
    const { out, code, err } = await cli.runHere('show', 'SAMPLE.md', '--json');
    assert.equal(code, 0, err);
    return JSON.parse(out) as ShowOutput;
  };
  const fields = async (): Promise<Map<string, ShownField>> => {
    const { header, sections } = await show();
    return new Map([...header, ...fieldsOf(sections)].map((field) => [field.id, field]));
  };
  const valueOf = async (id: string): Promise<ShownField['value'] | undefined> => (await fields()).get(id)?.value;
  const set = async (field: string, value: string): Promise<void> => {
    const { code, err } = await cli.runHere('set', 'SAMPLE.md', field, '--', value);
    assert.equal(code, 0, err);
  };

  for (const [form, make] of FORMS) {
    it(`takes back what show prints, without touching a byte (${form})`, async () => {
      open(make(ALL_TYPES_DOCUMENT));
      const before = cli.state();
      const all = [...(await fields()).values()];
      assert.deepEqual(
        new Set(all.map(({ type }) => type)),
        new Set(['text', 'list', 'choice', 'checklist', 'questions', 'table', 'code', 'date', 'reference']),
      );
      for (const { id, value } of all) await set(id, typeof value === 'string' ? value : JSON.stringify(value));
      assert.deepEqual(cli.state(), before);
    });
  }

  for (const [form, make] of FORMS.slice(0, 3)) {
    it(`sets a value of every type, and reads it back (${form})`, async () => {
      open(make(ALL_TYPES_DOCUMENT));
      const wanted: Readonly<Record<string, readonly [string, ShownField['value']]>> = {
        'header/status': ['DONE', 'DONE'],
        'header/due': ['2027-01-31', '2027-01-31'],
        '1/goal': ['- not a list\n# nor a heading\n| nor a table |', '- not a list\n# nor a heading\n| nor a table |'],
        '1/source': ['`src/b.ts:1`', '`src/b.ts:1`'],
        '1/parts': ['First, with\na second line', ['First, with', 'a second line']],
        '1/way': ['Left', 'Left'],
        '1/needs': [
          'Light=x\nWater=',
          [
            { text: 'Water', state: 'open' },
            { text: 'Light', state: 'done' },
          ],
        ],
        '1.1/types': ['type A = string;', { language: 'ts', text: 'type A = string;' }],
        '2/table': [
          '[["a|b","open"],["c","shut"],["d","open"]]',
          {
            columns: ['Name', 'State'],
            rows: [
              ['a|b', 'open'],
              ['c', 'shut'],
              ['d', 'open'],
            ],
          },
        ],
        '3/questions': [
          'And a third?',
          [
            { text: 'Is it answered?', answer: 'Yes,\nit is.', answered: true },
            { text: 'Is this one open?', answer: '', answered: false },
            { text: 'And a third?', answer: '', answered: false },
          ],
        ],
        '4/step-1/why': ['It is time', 'It is time'],
      };
      const known = await fields();
      for (const [id, [value]] of Object.entries(wanted)) {
        assert.ok(known.has(id), `${id} is not in ${[...known.keys()].join(', ')}`);
        await set(id, value);
      }
      const after = await fields();
      for (const [id, [, value]] of Object.entries(wanted)) assert.deepEqual(after.get(id)?.value, value, id);
      const text = cli.text('SAMPLE.md');
      assert.ok(text.endsWith(make('## Not of this kind\n\nLeft alone.\n').replace('\ufeff', '')));
      assert.equal(text.startsWith('\ufeff'), form.startsWith('BOM'));
      if (form !== 'LF') assert.doesNotMatch(text, /[^\r]\n/);
    });
  }

  it('sets items, cells, titles and options by their numbers', async () => {
    open();
    await set('1/parts[2]', 'Another');
    await set('1/parts[3]', 'A third');
    await set('2/table[1].State', 'shut');
    await set('2/table[2].1', 'Four');
    await set('1/way', '1');
    await set('4/step-1', 'Start over');
    assert.deepEqual(await valueOf('1/parts'), ['First, with\na second line', 'Another', 'A third']);
    assert.deepEqual(await valueOf('2/table'), {
      columns: ['Name', 'State'],
      rows: [
        ['One | two', 'shut'],
        ['Four', 'shut'],
      ],
    });
    assert.equal(await valueOf('1/way'), 'Left');
    assert.match(cli.text('SAMPLE.md'), /### Step 1: Start over\n/);
  });

  it('adds a field that is missing', async () => {
    open(ALL_TYPES_DOCUMENT.replace(/- \*\*Source.*\n/, '').replace(/- \*\*Parts[\s\S]*?- Second\n/, ''));
    await set('1/source', '`src/c.ts`');
    await set('1/parts', 'One\nTwo');
    assert.equal(await valueOf('1/source'), '`src/c.ts`');
    assert.deepEqual(await valueOf('1/parts'), ['One', 'Two']);
  });

  it('refuses when the field holds something else than expected, and changes nothing', async () => {
    open();
    const before = cli.state();
    const refused = await cli.runHere('set', 'SAMPLE.md', 'header/due', '2027-01-01', '--expected', '2025-01-01');
    assert.equal(refused.code, 1);
    assert.match(
      refused.err,
      /^planwright: header\/due holds something else than expected\. It holds: "2026-12-01"\n$/,
    );
    assert.equal((await cli.runHere('set', 'SAMPLE.md', '1/parts', 'x', '--expected', 'First')).code, 1);
    assert.deepEqual(cli.state(), before);
    const value = JSON.stringify(await valueOf('1/parts'));
    assert.equal((await cli.runHere('set', 'SAMPLE.md', '1/parts', 'x', '--expected', value)).code, 0);
    assert.equal(
      (await cli.runHere('set', 'SAMPLE.md', 'header/due', '2027-01-01', '--expected', '2026-12-01')).code,
      0,
    );
  });

  it('refuses what does not fit, in one line that helps', async () => {
    open();
    const before = cli.state();
    for (const [field, value, message] of [
      ['1/gaol', 'x', /There is no field "1\/gaol"/],
      ['9/goal', 'x', /Is it 1\/goal\?/],
      ['1', 'x', /is a section/],
      ['1/way', 'Up', /names no option.*1 "Left", 2 "Right"/],
      ['1/needs', 'Water', /takes ITEM=x/],
      ['2/table', 'x', /takes JSON/],
      ['2/table[1].Colour', 'x', /no column "Colour"/],
      ['1/parts[9]', 'x', /has 2 items/],
      ['header/due', '2026-02-31x', /is no date: write YYYY-MM-DD/],
    ] as const) {
      const { code, err } = await cli.runHere('set', 'SAMPLE.md', field, value);
      assert.equal(code, 1, field);
      assert.match(err, message);
      assert.match(err, /^planwright: [^\n]+\n$/);
    }
    assert.deepEqual(cli.state(), before);
  });

  it('never writes what is not UTF-8', async () => {
    open();
    cli.write('SAMPLE.md', Buffer.from('# Caf\u00e9\n\n**Due:** x\n', 'latin1'));
    const before = cli.state();
    const { code, err } = await cli.runHere('set', 'SAMPLE.md', 'header/due', '2027-01-01');
    assert.equal(code, 1);
    assert.match(err, /Not UTF-8/);
    assert.deepEqual(cli.state(), before);
  });

  it('reads a value from standard input', async () => {
    open();
    assert.equal(cli.runWith({ input: '- a\n- b\n' }, 'set', 'SAMPLE.md', '1/parts', '-').code, 0);
    assert.deepEqual(await valueOf('1/parts'), ['a', 'b']);
  });

  it('answers a question by its number or the start of its text, and opens it again', async () => {
    open();
    const answers = async (): Promise<string[]> => (await show()).questions.map(({ answer }) => answer);
    assert.equal((await cli.runHere('answer', 'SAMPLE.md', '2', 'Not any more')).code, 0);
    assert.deepEqual(await answers(), ['Yes,\nit is.', 'Not any more']);
    assert.equal((await cli.runHere('answer', 'SAMPLE.md', 'is it', 'No')).code, 0);
    assert.equal((await cli.runHere('answer', 'SAMPLE.md', 'Is this one open?', '')).code, 0);
    assert.deepEqual(await answers(), ['No', '']);
    assert.match(cli.text('SAMPLE.md'), /- \[ \] Is this one open\?\n\n## 4/);
    for (const question of ['is', '3', '0', 'why', '']) {
      const { code, err } = await cli.runHere('answer', 'SAMPLE.md', question, 'x');
      assert.equal(code, 1, question);
      assert.match(err, /There are: 1 "Is it answered\?", 2 "Is this one open\?"\.\n$/);
    }
  });
});
