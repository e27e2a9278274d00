import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ran } from '../support/cli.ts';
import { CliFolder } from '../support/cli.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));
const DOCUMENT = 'docs/features/station-alerts/workflow.md';
const GATE = 'gate-4';

interface Damage {
  readonly title: string;
  /** `records` is the folder of the decisions, `file` one that the gate rests on. */
  readonly make: (records: string, file: string) => void;
  readonly says: RegExp;
}

const added = (records: string): string => path.join(records, `20270101T000000Z-${GATE}-0.json`);

const DAMAGES: readonly Damage[] = [
  {
    title: 'half-written',
    make: (_, file) => writeFileSync(file, readFileSync(file).subarray(0, 100)),
    says: /is not JSON: it is half-written, or was edited/,
  },
  { title: 'empty', make: (_, file) => writeFileSync(file, ''), says: /is not JSON/ },
  {
    title: 'given to somebody else',
    make: (_, file) => writeFileSync(file, readFileSync(file, 'utf8').replace('Cleo Marsh', 'Ada Okafor')),
    says: /name does not fit the content/,
  },
  {
    title: 'dated later',
    make: (_, file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"time": "2026', '"time": "2027')),
    says: /name does not fit the content/,
  },
  { title: 'deleted', make: (_, file) => unlinkSync(file), says: /A decision was deleted/ },
  {
    title: 'added under another name',
    make: (records, file) => cpSync(file, added(records)),
    says: /name does not fit the content/,
  },
  {
    title: 'a link out of the folder',
    make: (records) => symlinkSync(path.join(EXAMPLES, 'README.md'), added(records)),
    says: /leads out of the folder/,
  },
  {
    title: 'a binary file',
    make: (records) => writeFileSync(added(records), Buffer.alloc(100_000)),
    says: /NUL byte at offset 0/,
  },
  {
    title: 'something else',
    make: (records) => writeFileSync(added(records), '{"a":1}'),
    says: /lacks something, or holds what does not belong there/,
  },
];

describe('planwright check --require, where a record of a decision is', () => {
  let cli: CliFolder;
  let records: string;
  beforeEach(() => {
    cli = new CliFolder();
    for (const part of ['.planwright', 'docs'])
      cpSync(path.join(EXAMPLES, part), path.join(cli.folder, part), { recursive: true });
    records = path.join(cli.folder, '.planwright/decisions', DOCUMENT);
  });
  afterEach(() => cli.dispose());

  const check = (): Promise<Ran> => cli.runHere('check', DOCUMENT, '--require', GATE);
  const nameOf = (isWanted: (name: string) => boolean): string => {
    const name = readdirSync(records).find(isWanted);
    assert.ok(name !== undefined);
    return path.join(records, name);
  };

  it('as it was made: the gate is passed', async () => {
    const { code, out } = await check();
    assert.match(out, /gate-4: approved/);
    assert.equal(code, 0);
  });

  for (const { title, make, says } of DAMAGES) {
    it(`${title}: it says so, and the gate is not passed`, async () => {
      make(
        records,
        nameOf((name) => name.includes(GATE)),
      );
      const { code, out } = await check();
      assert.match(out, says);
      assert.equal(code, 4);
    });
  }

  it('an approved text that was edited: it says so', async () => {
    writeFileSync(
      nameOf((name) => name.endsWith('.md')),
      'Something else\n',
    );
    assert.match((await check()).out, /is not what the decision is bound to/);
  });
});
