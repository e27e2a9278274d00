import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdit, planEdits } from '../../../../src/core/edit/planEdit.ts';
import type { EditRefusal } from '../../../../src/core/edit/result.ts';
import type { Kind } from '../../../../src/core/kind/kind.ts';
import { minimalEdit } from '../../../../src/core/markdown/textEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { fixture } from '../support/fixtures.ts';
import { everything, planning } from '../support/kinds.ts';

const TIME = '2026-11-21T09:30:00Z';

function edited(plan: Plan, intent: Intent, expected?: string): string {
  const result = planEdit(plan, intent, expected);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.after.text;
}

function refused(plan: Plan, intent: Intent, expected?: string): EditRefusal {
  const result = planEdit(plan, intent, expected);
  assert.equal(result.ok, false);
  return result;
}

/** The lines of a document below `# T`, before and after an intent. */
function check(kind: Kind, before: readonly string[], intent: Intent, after: readonly string[]): void {
  const text = (lines: readonly string[]): string => ['# T', '', ...lines, ''].join('\n');
  assert.equal(edited(readPlan(kind, text(before)), intent), text(after));
  const crlf = (lines: readonly string[]): string => text(lines).replace(/\n/g, '\r\n');
  assert.equal(edited(readPlan(kind, crlf(before)), intent), crlf(after));
}

const small = (lines: readonly string[], intent: Intent, after: readonly string[]): void =>
  check(everything, lines, intent, after);

describe('questions are written', () => {
  const field = '2.2/points';
  const head = ['## 2. Lists', '', '### 2.2 Open Points', ''];
  const on = (before: readonly string[], intent: Intent, after: readonly string[]): void =>
    small([...head, ...before], intent, [...head, ...after]);

  it('as tasks with an indented answer', () => {
    on(['- [ ] Why?'], { type: 'answer', field, index: 0, text: 'So.' }, ['- [x] Why?', '  - **Answer:** So.']);
    on(['1. [ ] Why?'], { type: 'answer', field, index: 0, text: 'So.' }, ['1. [x] Why?', '   - **Answer:** So.']);
    on(['- [ ] Why?'], { type: 'answer', field, index: 0, text: 'So.\n\n- and so' }, [
      '- [x] Why?',
      '  - **Answer:** So.',
      '',
      '    \\- and so',
    ]);
    on(['- Why?'], { type: 'answer', field, index: 0, text: 'So.' }, ['- [x] Why?', '  - **Answer:** So.']);
  });

  it('in the form that the document has', () => {
    on(['- Q: Why? → A: Then.'], { type: 'answer', field, index: 0, text: 'Now.' }, ['- [x] Q: Why? → A: Now.']);
    on(['- [x] Why? → **Resolved: then**'], { type: 'answer', field, index: 0, text: 'now' }, [
      '- [x] Why? → **Resolved: now**',
    ]);
    on(['- [x] Why?', '  - **Decision**: then'], { type: 'answer', field, index: 0, text: 'now' }, [
      '- [x] Why?',
      '  - **Decision**: now',
    ]);
  });

  it('and opened again when the answer is taken away', () => {
    on(['- [x] Why?', '  - **Answer:** So.', '- [ ] What?'], { type: 'answer', field, index: 0, text: '' }, [
      '- [ ] Why?',
      '- [ ] What?',
    ]);
    on(['- [x] Why? → A: So.'], { type: 'answer', field, index: 0, text: ' ' }, ['- [ ] Why?']);
  });

  it('after the others, in place of the placeholder, or before the first', () => {
    on(['- [ ] [What is not clear?]'], { type: 'addItem', field, text: 'Why?' }, ['- [ ] Why?']);
    on(['- [ ] Why?'], { type: 'addItem', field, text: 'What?' }, ['- [ ] Why?', '- [ ] What?']);
    on(['* [x] Why?', '  - **Answer:** So.'], { type: 'addItem', field, text: 'What?' }, [
      '* [x] Why?',
      '  - **Answer:** So.',
      '* [ ] What?',
    ]);
    on(['- [ ] Why?'], { type: 'addItem', field, text: 'What?', at: 0 }, ['- [ ] What?', '- [ ] Why?']);
  });

  it('so that a question never answers itself', () => {
    on(['- [ ] Why?'], { type: 'setItem', field, index: 0, text: 'a → A: b' }, ['- [ ] a → A\\: b']);
    on(['- [ ] Why?'], { type: 'setItem', field, index: 0, text: 'a **Answer:** b' }, ['- [ ] a \\**Answer:** b']);
  });
});

describe('lists are written', () => {
  const field = '2/bullets';
  const on = (before: readonly string[], intent: Intent, after: readonly string[]): void =>
    small(['## 2. Lists', '', ...before], intent, ['## 2. Lists', '', ...after]);

  it('with the marker of their neighbours', () => {
    on(['- **Bullets:**', '  + a'], { type: 'addItem', field, text: 'b' }, ['- **Bullets:**', '  + a', '  + b']);
    on(['- **Bullets:**', '  1) a'], { type: 'addItem', field, text: 'b' }, ['- **Bullets:**', '  1) a', '  2) b']);
    on(['**Steps:**', '', '9. a'], { type: 'addItem', field: '2/steps', text: 'b\nc' }, [
      '**Steps:**',
      '',
      '9. a',
      '10. b',
      '    c',
    ]);
  });

  it('with a first item where they have none', () => {
    on(['- **Bullets:**'], { type: 'addItem', field, text: 'a' }, ['- **Bullets:**', '  - a']);
    on(['**Bullets:**'], { type: 'addItem', field, text: 'a' }, ['**Bullets:**', '', '- a']);
    on(['**Steps:**'], { type: 'addItem', field: '2/steps', text: 'a' }, ['**Steps:**', '', '1. a']);
  });

  it('without what is removed, and never so that a label becomes a heading', () => {
    on(['- **Bullets:**', '  - a', '    - b', '  - c'], { type: 'removeItem', field, index: 0 }, [
      '- **Bullets:**',
      '  - c',
    ]);
    on(['- **Bullets:**', '  - a'], { type: 'removeItem', field, index: 0 }, ['- **Bullets:**']);
    on(['- **Bullets:**', '  - a', '  - b'], { type: 'setItem', field, index: 0, text: '' }, [
      '- **Bullets:**',
      '  - [A point]',
      '  - b',
    ]);
    on(['- **Bullets:**', '  - a', '  - b'], { type: 'clear', field }, ['- **Bullets:**']);
  });

  it('in another order, with the numbers where they were', () => {
    on(
      ['**Steps:**', '', '9. a', '   b', '10. c', '    d', '', 'Prose.'],
      { type: 'moveItem', field: '2/steps', index: 0, to: 1 },
      ['**Steps:**', '', '9. c', '   d', '10. a', '    b', '', 'Prose.'],
    );
  });
});

describe('texts are written', () => {
  it('behind their label', () => {
    small(['## 1. X', '', '- **Due:**'], { type: 'setText', field: '1/due', text: 'now' }, [
      '## 1. X',
      '',
      '- **Due:** now',
    ]);
    small(
      ['## 1. X', '', '### Verdict: [Option X]', '', '**Because:**'],
      { type: 'setText', field: '1/verdict/because', text: 'so' },
      ['## 1. X', '', '### Verdict: [Option X]', '', '**Because:** so'],
    );
    small(['## 1. X', '', '**Below:**'], { type: 'setText', field: '1/below', text: 'so' }, [
      '## 1. X',
      '',
      '**Below:** so',
    ]);
  });

  it('below their label without opening a block there', () => {
    small(['## 1. X', '', '- **Due:**', '  now'], { type: 'setText', field: '1/due', text: '- then' }, [
      '## 1. X',
      '',
      '- **Due:**',
      '  \\- then',
    ]);
    small(['**Updated:**', 'now'], { type: 'setText', field: 'header/updated', text: '``` then' }, [
      '**Updated:**',
      '\\``` then',
    ]);
  });

  it('in the heading', () => {
    small(['## 1. X', '', '### Verdict: A #'], { type: 'setText', field: '1/verdict', text: 'C #' }, [
      '## 1. X',
      '',
      '### Verdict: C \\# #',
    ]);
    small(['## 1. X', '', '### **Verdict: A**'], { type: 'setText', field: '1/verdict', text: 'B' }, [
      '## 1. X',
      '',
      '### **Verdict: B**',
    ]);
  });

  it('away, and as the hint where an empty label would own what follows', () => {
    small(['## 1. X', '', '- **Due:** now'], { type: 'clear', field: '1/due' }, ['## 1. X', '', '- **Due:** ']);
    small(['**State:** DRAFT', '**Stage:** One', '', 'Prose.'], { type: 'clear', field: 'header/stage' }, [
      '**State:** DRAFT',
      '**Stage:** [One | Two | Three]',
      '',
      'Prose.',
    ]);
  });

  it('line by line: lines that stay keep their bytes', () => {
    small(
      ['## 1. X', '', '- **Item Text:** 1\\) one', '  *two*'],
      { type: 'setText', field: '1/item-text', text: '1\\) one\nthree' },
      ['## 1. X', '', '- **Item Text:** 1\\) one', '  three'],
    );
  });

  it('in cells', () => {
    const before = ['## 1. X', '', '### 1.2 Rows', '', '| Name | Value |', '|---|---|', '|**Cell Text**||'];
    small(before, { type: 'setText', field: '1.2/cell-text', text: 'a | b\nc' }, [
      ...before.slice(0, -1),
      '|**Cell Text**|a \\| b<br>c|',
    ]);
  });
});

describe('tables are written', () => {
  const field = '3.1/table';
  const head = ['## 3. X', '', '### 3.1 Pairs', '', '| Key | Meaning |', '| --- | --- |'];
  const on = (before: readonly string[], intent: Intent, after: readonly string[]): void =>
    small([...head, ...before], intent, [...head, ...after]);

  it('row by row', () => {
    on([], { type: 'addRow', field, cells: ['a', 'b'] }, ['| a | b |']);
    on(['| [key] | [meaning] |'], { type: 'addRow', field, cells: ['a|b', ''] }, ['| a\\|b |  |']);
    on(['| a | b |'], { type: 'addRow', field, cells: ['c'], at: 0 }, ['| c |  |', '| a | b |']);
    const rows = [['a', 'b|c'], ['d']];
    on(['| [key] | [meaning] |'], { type: 'addRows', field, rows }, ['| a | b\\|c |', '| d |  |']);
    on(['| x | y |'], { type: 'addRows', field, rows }, ['| x | y |', '| a | b\\|c |', '| d |  |']);
    on(['| x | y |'], { type: 'addRows', field, rows: [] }, ['| x | y |']);
    on(['| a | b |', '| c | d |'], { type: 'moveRow', field, row: 0, to: 1 }, ['| c | d |', '| a | b |']);
    on(['| a | b |', '| c | d |'], { type: 'removeRow', field, row: 0 }, ['| c | d |']);
    on(['| a | b |', '| c | d |'], { type: 'clear', field }, []);
  });

  it('cell by cell, the others as they are', () => {
    on(['|a|  b|'], { type: 'setCell', field, row: 0, column: 0, text: 'c' }, ['|c|  b|']);
    on(['| a |'], { type: 'setCell', field, row: 0, column: 1, text: 'c' }, ['| a | c |']);
    on(['|a|b|'], { type: 'setCell', field, row: 0, column: 0, text: 'c\\' }, ['|c\\ |b|']);
    on(['a | b | c'], { type: 'setCell', field, row: 0, column: 0, text: '' }, ['|  | b | c |']);
  });
});

describe('code is written', () => {
  const on = (before: readonly string[], intent: Intent, after: readonly string[]): void =>
    small(['## 3. X', '', '### 3.2 Code', '', ...before], intent, ['## 3. X', '', '### 3.2 Code', '', ...after]);

  it('between its fences, which grow with it', () => {
    on(['```ts', 'a', '```'], { type: 'setCode', field: '3.2/fence', text: '```\nb\n\n# c\n' }, [
      '````ts',
      '```',
      'b',
      '',
      '# c',
      '````',
    ]);
    on(['```', '```'], { type: 'setCode', field: '3.2/fence', text: 'a', language: 'ts' }, ['```ts', 'a', '```']);
    on(['- **Sketch:**', '  ~~~', '  a', '  ~~~'], { type: 'setCode', field: '3.2/sketch', text: 'b\n  c' }, [
      '- **Sketch:**',
      '  ~~~',
      '  b',
      '    c',
      '  ~~~',
    ]);
    on(['```ts', 'a', '```'], { type: 'clear', field: '3.2/fence' }, ['```ts', '```']);
  });
});

describe('ticks are written', () => {
  const field = '2/checks';
  const on = (mark: string, done: boolean, after: string): void =>
    small(['## 2. X', '', '- **Checks:**', `  - ${mark} a`], { type: 'toggle', field, index: 0, done }, [
      '## 2. X',
      '',
      '- **Checks:**',
      `  - ${after} a`,
    ]);

  it('in the form of the mark that is there', () => {
    on('[ ]', true, '[x]');
    on('[X]', false, '[ ]');
    on('[~]', true, '[x]');
    on('[✓]', false, '[ ]');
    on('✅', false, '⬜');
    on('☐', true, '✅');
  });

  it('one for a choice', () => {
    const lines = (a: string, b: string): string[] => [
      '## 1. X',
      '',
      '- **Is it new?**',
      `  - [${a}] Yes (go on)`,
      `  - [${b}] No`,
    ];
    small(lines('x', ' '), { type: 'choose', field: '1/is-new', index: 1 }, lines(' ', 'x'));
    small(lines('x', 'x'), { type: 'choose', field: '1/is-new', index: null }, lines(' ', ' '));
  });
});

describe('entries are written', () => {
  const option = (letter: string, name: string): string[] => [
    `### Choice ${letter}: ${name}`,
    '',
    '- **Gain:** [What it gives]',
  ];

  it('after the others, with the next ordinal', () => {
    small(['## 4. X', '', ...option('A', 'One')], { type: 'addEntry', node: '4', entry: 'choice', title: 'Two' }, [
      '## 4. X',
      '',
      ...option('A', 'One'),
      '',
      ...option('B', 'Two'),
    ]);
    small(['## 4. X', '', '**Notes**'], { type: 'addEntry', node: '4', entry: 'fr', title: '' }, [
      '## 4. X',
      '',
      '**Notes**',
      '',
      '### FR-1: [Title]',
      '',
      '**Text:** [What is required]',
    ]);
  });

  it('at the level that their neighbours have', () => {
    small(['# 4. X', '', '## Choice A: One'], { type: 'addEntry', node: '4', entry: 'choice', title: 'Two' }, [
      '# 4. X',
      '',
      '## Choice A: One',
      '',
      '## Choice B: Two',
      '',
      '- **Gain:** [What it gives]',
    ]);
  });

  it('under another name, the rest of the heading as it is', () => {
    for (const [before, after] of [
      ['### Choice A: One', '### Choice A: Two \\*'],
      ['### **Choice A — One** ', '### **Choice A — Two \\*** '],
      ['### Choice A', '### Choice A: Two \\*'],
      ['**Choice A:** One', '**Choice A:** Two \\*'],
    ] as const) {
      small(['## 4. X', '', before, ''], { type: 'renameEntry', node: '4/choice-a', title: 'Two *' }, [
        '## 4. X',
        '',
        after,
        '',
      ]);
    }
  });

  it('under any name, which is read as it was typed', () => {
    const heads = ['### Choice A: One', '**Choice A:** One', '### **Choice A: One**', '## Choice A'];
    const under = (head: string): Plan => readPlan(everything, `# T\n\n## 4. X\n\n${head}\n\n- **Gain:** g\n`);
    const marks = fc.array(
      fc.constantFrom(...Array.from('a *_~\\#-<!>[]x{}&;|:.=+'), '__', '**', '<!--', '-->', '{#a}', '[x]'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...heads), marks, (head, pieces) => {
        const title = pieces.join('').replace(/\s+/g, ' ').trim();
        if (title === '') return;
        const after = readPlan(everything, edited(under(head), { type: 'renameEntry', node: '4/choice-a', title }));
        assert.equal(after.node('4/choice-a')?.node.title, title);
      }),
      { numRuns: 2000 },
    );
    // Marks of code are no part of what is shown, and low lines beside them are.
    const coded = readPlan(
      everything,
      edited(under('### Choice A'), { type: 'renameEntry', node: '4/choice-a', title: '`__init_`' }),
    );
    assert.equal(coded.node('4/choice-a')?.node.title, '__init_');
  });

  it('away, and in another order', () => {
    const [a, b] = [option('A', 'One'), option('B', 'Two')];
    small(['## 4. X', '', ...a, '', ...b, '', '## Notes'], { type: 'removeEntry', node: '4/choice-a' }, [
      '## 4. X',
      '',
      ...b,
      '',
      '## Notes',
    ]);
    small(['## 4. X', '', ...a, '', ...b, '', '## Notes'], { type: 'moveEntry', node: '4/choice-b', to: 0 }, [
      '## 4. X',
      '',
      ...b,
      '',
      ...a,
      '',
      '## Notes',
    ]);
  });
});

describe('what is missing is written', () => {
  it('where the kind has it', () => {
    small(['## 1. X', '', '- **Item Text:** a', '- **Source:** b'], { type: 'addMissing', id: '1/due' }, [
      '## 1. X',
      '',
      '- **Item Text:** a',
      '- **Due:** [Date]',
      '- **Source:** b',
    ]);
    small(['## 1. X', '', '- **Source:** b'], { type: 'addMissing', id: '1/due' }, [
      '## 1. X',
      '',
      '- **Due:** [Date]',
      '- **Source:** b',
    ]);
    small(['## 1. X', '', '## 3. Y'], { type: 'addMissing', id: '2.1' }, [
      '## 1. X',
      '',
      '## 2. Lists',
      '',
      '- **Bullets:**',
      '  - [A point]',
      '- **Checks:**',
      '  - [ ] Built',
      '  - [ ] Tested',
      '',
      '**Steps:**',
      '',
      '1. [A step]',
      '',
      '### 2.1 Free List',
      '',
      '- [Something]',
      '',
      '### 2.2 Open Points',
      '',
      '- [ ] [What is not clear?]',
      '',
      '### 2.3 Checklist',
      '',
      '- [ ] One is done.',
      '- [ ] Two is done.',
      '',
      '## 3. Y',
    ]);
    small(['**State:** DRAFT'], { type: 'addMissing', id: 'header/stage' }, [
      '**State:** DRAFT',
      '**Stage:** [One | Two | Three]',
    ]);
  });

  it('with the value that is set in it', () => {
    small(['## 1. X'], { type: 'setText', field: '1/due', text: 'now' }, ['## 1. X', '', '- **Due:** now']);
  });

  it('behind a byte order mark, in front of what stands there', () => {
    for (const mark of ['', '\ufeff']) {
      const plan = readPlan(everything, `${mark}## 1. X\n`);
      assert.equal(
        edited(plan, { type: 'setText', field: 'header/state', text: 'DRAFT' }),
        `${mark}**State:** DRAFT\n\n## 1. X\n`,
      );
    }
    const front = '---\na: 1\n\n---\n';
    assert.equal(
      edited(readPlan(everything, `${front}# T\n`), { type: 'setText', field: 'header/state', text: 'DRAFT' }),
      `${front}# T\n\n**State:** DRAFT\n`,
    );
    assert.equal(
      edited(readPlan(everything, front), { type: 'setText', field: 'header/state', text: 'DRAFT' }),
      `${front}\n**State:** DRAFT\n`,
    );
  });
});

describe('the change log is written', () => {
  const line = `- **[${TIME}]** Done \\<!-- x`;
  const intent: Intent = { type: 'appendChange', time: TIME, text: 'Done\n<!-- x' };

  it('newest last', () => {
    small(['## History', '', '- a', '- b', '', '---', '', '## 1. X'], intent, [
      '## History',
      '',
      '- a',
      '- b',
      line,
      '',
      '---',
      '',
      '## 1. X',
    ]);
    small(['## History', '', '*Guidance.*', '', '## 1. X'], intent, [
      '## History',
      '',
      '*Guidance.*',
      '',
      line,
      '',
      '## 1. X',
    ]);
  });

  it('with its section, where there is none', () => {
    small(['**State:** DRAFT', '', '---', '', '## 1. X'], intent, [
      '**State:** DRAFT',
      '',
      '## History',
      '',
      '*What was decided, newest last.*',
      '',
      line,
      '',
      '---',
      '',
      '## 1. X',
    ]);
  });
});

describe('an edit is refused', () => {
  const plan = readPlan(planning, fixture('plain.planning.md'));

  it('when the slot holds something else than expected, with what it holds', () => {
    const found = refused(plan, { type: 'setText', field: '1/out-of-scope', text: 'x' }, 'Something else');
    assert.deepEqual([found.code, found.current], ['conflict', 'Bounces that arrive later.']);
    assert.equal(
      refused(plan, { type: 'setItem', field: '1/specific-requirements', index: 0, text: 'x' }, 'y').code,
      'conflict',
    );
    assert.equal(refused(plan, { type: 'renameEntry', node: '3/option-a', title: 'x' }, 'y').code, 'conflict');
    assert.equal(refused(plan, { type: 'setCode', field: '4.1/map', text: 'x' }, 'y').current, 'job.ts\n  -> send.ts');
    assert.equal(
      refused(plan, { type: 'answer', field: '2.3/questions', index: 1, text: 'x' }, 'y').current,
      'The people on call.',
    );
    assert.equal(refused(plan, { type: 'replace', from: 0, to: 3, expected: 'abc', text: 'x' }).code, 'conflict');
    assert.match(
      edited(plan, { type: 'setText', field: '1/out-of-scope', text: 'x' }, ' Bounces that arrive later.\r\n'),
      /Scope:\*\* x\n/,
    );
  });

  it('over a marker of a merge conflict, and not over what looks like one', () => {
    const fence = (...lines: string[]): Plan =>
      readPlan(everything, ['# T', '', '## 3. X', '', '### 3.2 Code', '', '```', ...lines, '```', ''].join('\n'));
    const intent: Intent = { type: 'setCode', field: '3.2/fence', text: 'b' };
    assert.match(refused(fence('<<<<<<< ours', 'a', '=======', 'b', '>>>>>>> theirs'), intent).message, /conflict/);
    assert.match(edited(fence('<<<<<<< what git writes', 'a'), intent), /```\nb\n```/);
  });

  it('when a row, an entry or an option is another by now', () => {
    const field = '3.1/table';
    const rows = readPlan(
      everything,
      '# T\n\n## 3. X\n\n### 3.1 Pairs\n\n| Key | Meaning |\n| --- | --- |\n| new | n |\n| a | b |\n| c | d |\n',
    );
    const gone = refused(rows, { type: 'removeRow', field, row: 0 }, '["x","y"]');
    assert.deepEqual([gone.code, gone.current], ['conflict', '["new","n"]']);
    assert.equal(refused(rows, { type: 'moveRow', field, row: 0, to: 1 }, 'x').code, 'conflict');
    assert.doesNotMatch(edited(rows, { type: 'removeRow', field, row: 0 }, '["a","b"]'), /\| a \| b \|/);
    assert.match(edited(rows, { type: 'moveRow', field, row: 1, to: 0 }, '["c","d"]'), /--- \|\n\| c \| d \|\n\| new/);
    assert.equal(refused(plan, { type: 'removeEntry', node: '3/option-a' }, 'Another').code, 'conflict');
    assert.equal(refused(plan, { type: 'moveEntry', node: '3/option-a', to: 1 }, 'Another').code, 'conflict');
    const choice = readPlan(everything, '# T\n\n## 1. X\n\n- **Is it new?**\n  - [ ] Perhaps\n  - [ ] Yes\n');
    const chosen = refused(choice, { type: 'choose', field: '1/is-new', index: 0 }, 'Yes');
    assert.deepEqual([chosen.code, chosen.current], ['conflict', 'Perhaps']);
  });

  it('but follows an item that moved', () => {
    const text = edited(plan, { type: 'setItem', field: '4.5/unit-tests', index: 0, text: 'x' }, '`gives_up()`');
    assert.match(text, /- `backs_off\(\)`\n {2}- x\n/);
  });

  it('when the target is not there, or is something else', () => {
    for (const intent of [
      { type: 'setText', field: '9/nothing', text: 'x' },
      { type: 'setItem', field: '4.5/unit-tests', index: 9, text: 'x' },
      { type: 'renameEntry', node: '3/option-z', title: 'x' },
      { type: 'addMissing', id: '1/user-story-goal' },
      { type: 'choose', field: '2.1/step-1/change', index: 7 },
    ] satisfies Intent[]) {
      assert.equal(refused(plan, intent).code, 'not-found', intent.type);
    }
    for (const intent of [
      { type: 'setText', field: '4.5/unit-tests', text: 'x' },
      { type: 'addItem', field: '1/out-of-scope', text: 'x' },
      { type: 'addRow', field: '1/out-of-scope', cells: [] },
      { type: 'setCode', field: '1/out-of-scope', text: 'x' },
      { type: 'toggle', field: '4.5/unit-tests', index: 0, done: true },
      { type: 'addEntry', node: '3', entry: 'commit', title: 'x' },
      { type: 'setMarkdown', node: '1', text: 'x' },
    ] satisfies Intent[]) {
      assert.equal(refused(plan, intent).code, 'invalid', intent.type);
    }
  });

  it('when Markdown that is put in would open or close a section', () => {
    const free = readPlan(planning, '# T\n\n## Ours\n\nWords.\n\n## 1. X\n');
    assert.equal(
      edited(free, { type: 'setMarkdown', node: 'ours', text: '- **a**\n- b' }),
      '# T\n\n## Ours\n\n- **a**\n- b\n\n## 1. X\n',
    );
    assert.equal(refused(free, { type: 'setMarkdown', node: 'ours', text: '## 2. More' }).code, 'unsafe');
    assert.equal(refused(free, { type: 'setMarkdown', node: 'ours', text: '```\nopen' }).code, 'unsafe');
    assert.equal(refused(free, { type: 'setMarkdown', node: 'ours', text: '<!-- open' }).code, 'unsafe');
    const from = free.text.indexOf('Words.');
    assert.equal(
      refused(free, { type: 'replace', from, to: from + 6, expected: 'Words.', text: '## 3. Y' }).code,
      'unsafe',
    );
  });

  it('as a whole, when one of several is', () => {
    const result = planEdits(plan, [
      { type: 'setText', field: '1/out-of-scope', text: 'x' },
      { type: 'setText', field: '9/nothing', text: 'x' },
    ]);
    assert.equal(result.ok, false);
  });
});

describe('several edits', () => {
  it('are one edit of the first text, and never tear a line ending or a character', () => {
    const plan = readPlan(planning, fixture('crlf.planning.md'));
    const result = planEdits(plan, [
      { type: 'setText', field: '1/out-of-scope', text: 'x' },
      { type: 'appendChange', time: TIME, text: 'y' },
    ]);
    assert.ok(result.ok);
    assert.equal(result.edits.length, 1);
    assert.deepEqual(minimalEdit('a\r\n', 'a\r\n\r\n'), { from: 3, to: 3, insert: '\r\n' });
    assert.deepEqual(minimalEdit('a\r\nb', 'a\nb'), { from: 1, to: 3, insert: '\n' });
    assert.deepEqual(minimalEdit('😀', '😁'), { from: 0, to: 2, insert: '😁' });
    assert.deepEqual(minimalEdit('a😀', 'a🨀'), { from: 1, to: 3, insert: '🨀' });
  });
});
