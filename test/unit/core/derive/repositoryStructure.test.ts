import assert from 'node:assert/strict';
import { readStructure, structureSentence } from '../../../../src/core/derive/repositoryStructure.ts';

const read = (...lines: readonly string[]) => readStructure('CLAUDE.md', lines.join('\n'));
const placesIn = (...lines: readonly string[]) =>
  read('# A project', '', '## Repository Structure', '', ...lines)?.places.map(({ path, purpose }) => [path, purpose]);

describe('what a repository says of its structure', () => {
  it('is read from a tree, with paths from the top', () => {
    const tree = [
      '```',
      'shop/',
      '├── api/',
      '│   ├── routes/   # one file a resource',
      '│   └── app.py',
      '└── tests/',
      '```',
    ];
    assert.deepEqual(placesIn(...tree), [
      ['api/', ''],
      ['api/routes/', 'one file a resource'],
      ['api/app.py', ''],
      ['tests/', ''],
    ]);
  });

  it('is read from a list, plain or with code marks', () => {
    const list = ['- `src/`: the **source**.', '  - `src/api/` – handlers', '- docs/ - for users', '- Run the tests'];
    assert.deepEqual(placesIn(...list), [
      ['src/', 'the source'],
      ['src/api/', 'handlers'],
      ['docs/', 'for users'],
    ]);
  });

  it('ends with its section, and sentences are no paths', () => {
    assert.deepEqual(
      placesIn(
        'Everything is below one folder.',
        '',
        '- `src/`',
        '',
        '### More',
        '',
        '- `lib/`',
        '',
        '## Style',
        '',
        '- `x/`',
      ),
      [
        ['src/', ''],
        ['lib/', ''],
      ],
    );
  });

  it('is known by its heading, in other words and with a number, or it is not there', () => {
    for (const heading of ['## 2. Project layout', '### Directory Structure', '# File organisation'])
      assert.ok(read(heading, '', '- `src/`'), heading);
    for (const heading of ['## Structure of a test', '## The layout of pages'])
      assert.equal(read(heading, '', '- `src/`'), null, heading);
    assert.equal(read('## Repository Structure', '', 'It is small.'), null);
    assert.equal(read(''), null);
  });

  it('takes the first dozen of a long one, and shortens what is long', () => {
    const structure = read(
      '# Layout',
      ...Array.from({ length: 30 }, (_, index) => `- \`d${index}/\` ${'word '.repeat(40)}`),
    );
    assert.equal(structure?.places.length, 12);
    assert.ok(structureSentence(structure).length < 1500);
  });

  it('does not take long over lines that are almost paths', () => {
    const lines = [
      '# Layout',
      `├── ${'a/'.repeat(5000)}!`,
      `- ${'a'.repeat(10_000)} ${'│ '.repeat(3000)}`,
      '│'.repeat(10_000),
    ];
    assert.doesNotThrow(() => read(...lines));
  });
});
