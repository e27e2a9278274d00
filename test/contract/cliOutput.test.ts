import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { checkOutputSchema, kindsOutputSchema, showOutputSchema, writeOutputSchema } from '../../src/contract/cli.ts';
import { decisionRecordSchema } from '../../src/contract/decision.ts';
import { ALL_TYPES_DOCUMENT, ALL_TYPES_TEMPLATE } from '../unit/support/allTypes.ts';
import { CliFolder } from '../unit/support/cli.ts';
import { RUNBOOK } from '../unit/support/templates.ts';

interface Sarif {
  readonly version: string;
  readonly $schema: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly SarifResult[];
  }[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
    };
  }[];
}

describe('what the command line prints', function () {
  this.timeout(30_000);
  let cli: CliFolder;
  before(() => {
    cli = new CliFolder({
      '.planwright/templates/sample.md': ALL_TYPES_TEMPLATE,
      '.planwright/templates/bad.md': RUNBOOK.replace('kind: runbook', 'kind: ?'),
      'SAMPLE.md': ALL_TYPES_DOCUMENT.replace('Because', '[Reason]'),
      'a b/ü/SAMPLE.md': ALL_TYPES_DOCUMENT.replace('src/a.ts', 'src/none.ts').replace('It is', 'TBD'),
      'PLANNING.md': readFileSync(path.join(root, 'templates/planning.md'), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''),
      'x/PLANNING.md': Buffer.from([0x50, 0x4b, 3, 4]),
    });
  });
  after(() => cli.dispose());
  const json = async (...args: readonly string[]): Promise<unknown> => JSON.parse((await cli.runHere(...args)).out);

  it('check: checkOutputSchema, strictly', async () => {
    const output = checkOutputSchema.parse(await json('check', '--format', 'json'));
    assert.deepEqual(output, await json('check', '--format', 'json'));
    assert.equal(output.files, 3);
    assert.ok(output.findings.some(({ code }) => code === 'template.invalid'));
    assert.ok(output.findings.some(({ fixes }) => fixes.length > 0));
    const required = checkOutputSchema.parse(await json('check', '--format', 'json', '--require', 'start')).required;
    assert.deepEqual(
      required.map(({ file, passed }) => [file, passed]),
      [
        ['SAMPLE.md', false],
        ['a b/ü/SAMPLE.md', false],
      ],
    );
  });

  it('show: showOutputSchema, strictly', async () => {
    for (const file of ['SAMPLE.md', 'a b/ü/SAMPLE.md', 'PLANNING.md']) {
      const printed = await json('show', file, '--json');
      assert.deepEqual(showOutputSchema.parse(printed), printed, file);
    }
  });

  it('show: ranges hold the values', async () => {
    const { header, sections } = showOutputSchema.parse(await json('show', 'SAMPLE.md', '--json'));
    const lines = cli.text('SAMPLE.md').split('\n');
    const goal = sections[0]?.fields.find(({ id }) => id === '1/goal');
    for (const field of [...header, goal]) {
      assert.ok(field);
      const { start, end } = field.range;
      assert.equal(start.line, end.line);
      assert.equal(lines[start.line]?.slice(start.character, end.character), field.value);
    }
  });

  it('kinds: kindsOutputSchema', async () => {
    const printed = await json('kinds', '--json');
    assert.deepEqual(kindsOutputSchema.parse(printed), printed);
  });

  it('set and answer: writeOutputSchema', async () => {
    const printed = await json('set', 'SAMPLE.md', 'header/due', '2027-03-01', '--json');
    assert.deepEqual(writeOutputSchema.parse(printed), printed);
    assert.equal(
      writeOutputSchema.parse(await json('set', 'SAMPLE.md', 'header/due', '2027-03-01', '--json')).changed,
      false,
    );
    assert.equal(writeOutputSchema.parse(await json('answer', 'SAMPLE.md', '2', 'Yes', '--json')).changed, true);
  });

  it('SARIF 2.1.0: every result names its rule, its level and a place', async () => {
    const { version, $schema, runs } = (await json('check', '--format', 'sarif', '--require', 'start')) as Sarif;
    assert.equal(version, '2.1.0');
    assert.match($schema, /sarif-schema-2\.1\.0\.json$/);
    const [run] = runs;
    assert.ok(run);
    assert.ok(run.results.length > 10);
    for (const { ruleId, ruleIndex, level, message, locations } of run.results) {
      assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
      assert.ok(['error', 'warning', 'note'].includes(level));
      assert.notEqual(message.text, '');
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      assert.match(artifactLocation?.uri ?? ' ', /^[^ \\]+$/);
      assert.ok(region && region.startLine >= 1 && region.startColumn >= 1);
      assert.ok(region.endLine > region.startLine || region.endColumn >= region.startColumn);
    }
    assert.ok(
      run.results.some(
        ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri === 'a%20b/%C3%BC/SAMPLE.md',
      ),
    );
  });

  it('GitHub: one workflow command a line', async () => {
    const lines = (await cli.runHere('check', '--format', 'github')).out.trimEnd().split('\n');
    for (const line of lines)
      assert.match(line, /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,.*title=[^:]+::./);
  });

  it('JUnit: well-formed, with as many failures as it says', async () => {
    const xml = (await cli.runHere('check', '--format', 'junit')).out;
    assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /);
    const stack: string[] = [];
    for (const [tag, close, name, attributes = '', alone] of xml.matchAll(
      /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)(\/?)>/g,
    )) {
      assert.doesNotMatch(attributes.replace(/&(?:amp|lt|gt|quot|#10|#9);/g, ''), /&/, tag);
      if (close === '/') assert.equal(stack.pop(), name);
      else if (alone === '') stack.push(name ?? '');
    }
    assert.deepEqual(stack, []);
    assert.equal(/<testsuites[^>]* failures="(\d+)"/.exec(xml)?.[1], String(xml.split('<failure ').length - 1));
  });

  it('decision records: what does not belong is refused', () => {
    const record = {
      format: 1,
      document: 'PLANNING.md',
      kind: 'planning',
      gate: 'design',
      type: 'approve',
      by: 'Ada',
      time: '2026-11-21T09:30:00Z',
      digest: `v1:sha256:${'0'.repeat(64)}`,
      comment: '',
      previous: null,
      signature: null,
    };
    assert.deepEqual(decisionRecordSchema.parse(record), record);
    for (const wrong of [
      { format: 2 },
      { type: 'veto' },
      { time: '2026-11-21' },
      { digest: 'abc' },
      { by: '' },
      { more: 1 },
    ]) {
      assert.equal(decisionRecordSchema.safeParse({ ...record, ...wrong }).success, false, JSON.stringify(wrong));
    }
  });
});
