import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coveredText } from '../../../../src/core/gates/canonical.ts';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import type { Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { dressed } from '../support/arbitraries.ts';
import { digest } from '../support/decisions.ts';
import { fixture } from '../support/fixtures.ts';
import { planning } from '../support/kinds.ts';

const ALL = ['1', '2', '3', '4', '5'] as const;
const text = fixture('plain.planning.md');
const read = (of: string): Plan => readPlan(planning, of);
const whole = (of: string): string => digest(read(of), ...ALL);
const original = whole(text);
const STATE = '- **Status:** done (0a1b2c3, 2026-10-02T09:00:00Z)';

function replaced(what: string, by: string): string {
  assert.ok(text.includes(what), what);
  return text.replace(what, by);
}

describe('the digest of covered sections', () => {
  it('is a tagged SHA-256', () => assert.match(original, /^v1:sha256:[0-9a-f]{64}$/));

  const same: Readonly<Record<string, string>> = {
    'CRLF line endings': dressed(text, 'crlf'),
    'mixed line endings': dressed(text, 'mixed'),
    'a byte order mark': dressed(text, 'bom'),
    'no newline at the end': dressed(text, 'cut'),
    'blanks at line ends': text.replace(/\n/g, ' \t\n').replace(/^ \t$/gm, ''),
    'more blank lines': text.replace(/\n\n/g, '\n\n\n\n'),
    'rules between sections': text.replace(/\n## /g, '\n---\n\n## '),
    'a paragraph that is wrapped elsewhere': replaced('Mail must not be forgotten.', 'Mail must\nnot be\nforgotten.'),
    'an item that is wrapped elsewhere': replaced(
      'is not tried again\n    and says',
      'is not\n    tried again and says',
    ),
    'other bullets': text.replace(/^- /gm, '* ').replace(/^ {2}- /gm, '  + '),
    'other indentation': replaced('  - At most five attempts', '    - At most five attempts').replace(
      '  - A refusal that is final is not tried again\n    and',
      '    - A refusal that is final is not tried again\n      and',
    ),
    'a state with a mark': replaced(STATE, '- **Status:** ✅ Done'),
    'a state in bold': replaced(STATE, '- **Status:** **done** (0a1b2c3, 2026-10-02T09:00:00Z)'),
    'another state of a commit': replaced('done (0a1b2c3, 2026-10-02T09:00:00Z)', 'in progress (2026-10-01T09:00:00Z)'),
    'no state of a commit': replaced('- **Status:** done (0a1b2c3, 2026-10-02T09:00:00Z)\n', ''),
    'another status of the document': replaced('**Document Status:** DRAFT', '**Document Status:** COMPLETE'),
    'another approver and phase': replaced('**Approved By:** Pending', '**Approved By:** Ada'),
    'another line in the change log': replaced(
      '- **[2026-10-02T',
      '- **[2026-10-03T09:00:00Z]** More\n- **[2026-10-02T',
    ),
    'a ticked line of the completion checklist': replaced('- [ ] All modified', '- [x] All modified'),
  };
  for (const [what, other] of Object.entries(same)) {
    it(`is the same with ${what}`, () => {
      assert.notEqual(other, text);
      assert.equal(whole(other), original);
    });
  }

  const different: Readonly<Record<string, string>> = {
    'a word': replaced('must not', 'should not'),
    'the case of a letter': replaced('Mail must', 'mail must'),
    'a title': replaced('### Option A: Queue in the database', '### Option A: Queue in a database'),
    'a ticked question': replaced('- [ ] Is a greylisting', '- [x] Is a greylisting'),
    'another answer': replaced('The people on call.', 'Nobody.'),
    'another choice': replaced('- [x] Modifying existing', '- [ ] Modifying existing'),
    'a line of code': replaced('  -> send.ts', '  -> sender.ts'),
    'the indentation of code': replaced('  -> send.ts', '    -> send.ts'),
    'the language of code': replaced('```\njob', '```ts\njob'),
    'the number of attempts': replaced('At most five attempts', 'At most six attempts'),
    'one item instead of two': replaced('- `backs_off()`\n  - `gives_up()`', '- `backs_off()` `gives_up()`'),
    'two paragraphs instead of one': replaced('Mail must not be', 'Mail must\n\nnot be'),
    'an item of another list': replaced(
      '  - `gives_up()`\n- **Integration Tests:**\n',
      '- **Integration Tests:**\n  - `gives_up()`\n',
    ),
    'a commit that comes first': text.replace('Commit 1:', 'Commit 9:'),
    'a section that is gone': text.replace(/### 4\.4[\s\S]*?(?=### 4\.5)/, ''),
    'a comment': replaced('Mail must', '<!-- not so -->\nMail must'),
    'a section of our own behind one': text.replace('## 5. ', '## 4b. Migration\n\nDrop the table.\n\n## 5. '),
    'a section of our own before the first': replaced('## 1. Goal', '## Ours\n\nx\n\n## 1. Goal'),
    'a section of our own at the end': `${text}\n## 6. More\n\n**Commit 9: And this**\n`,
    'items below a state': replaced(STATE, `${STATE}\n  - Also drop the table of users`),
    'code below a state': replaced(STATE, `${STATE}\n\n  \`\`\`sh\n  rm -rf build\n  \`\`\``),
    'words behind a state': replaced(STATE, `${STATE}; also drop the table of users`),
    'words in place of a stamp': replaced(STATE, '- **Status:** done (drop the table of users)'),
    'words in place of a state': replaced(STATE, '- **Status:** Drop the table of users'),
    'words behind the rule': replaced('## 2. Research', '---\n\nAnd more.\n\n## 2. Research'),
  };
  for (const [what, other] of Object.entries(different)) {
    it(`tells ${what}`, () => {
      assert.notEqual(other, text);
      assert.notEqual(whole(other), original);
    });
  }

  it('tells where the same characters are split in another way', () => {
    const splits = [
      '- ab\n- c',
      '- a\n- bc',
      '- a\n  - bc',
      '- a\n\n  bc',
      'ab\n\nc',
      'a\n\nbc',
      '- a\n\nbc',
      '> ab\n\nc',
      '1. ab\n2. c',
      '- [ ] ab\n- c',
      '### ab\nc',
      '### a\nbc',
      '```\nab\nc\n```',
      '```ab\nc\n```',
      '| ab | c |\n|-|-|',
      '| a | bc |\n|-|-|',
    ];
    const found = splits.map((body) => digest(read(`# T\n\n## 1. X\n\n${body}\n`), '1'));
    assert.equal(new Set(found).size, splits.length);
  });

  it('leaves sections of our own alone where a gate is for one section', () => {
    const other = text.replace('## 5. ', '## 4b. Notes\n\nx\n\n## 5. ');
    assert.equal(digest(read(other), '4'), digest(read(text), '4'));
    assert.ok(coveredText(read(other), ALL).includes('## 4b. Notes\n\nx\n'), 'what was approved shows them');
  });

  it('tells ticks outside of progress, and no ticks inside', () => {
    const within = (section: string, mark: string): string => {
      const entry = section === '5' ? '**Commit 1: X**\n\n' : '';
      return digest(read(`# T\n\n## ${section}. X\n\n${entry}- [${mark}] a\n`), section);
    };
    assert.notEqual(within('1', ' '), within('1', 'x'));
    assert.equal(within('5', ' '), within('5', 'x'));
    assert.equal(within('5', '~'), within('5', 'x'));
  });

  it('depends on the order of the sections that are asked for, and on those that are missing', () => {
    const plan = read(text);
    assert.notEqual(digest(plan, '1', '2'), digest(plan, '2', '1'));
    assert.notEqual(digest(plan, '1', '2.2'), digest(plan, '1'));
  });

  it('is the same after any edit and its reverse', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 });
    const property = fc.property(
      fc.constantFrom('1/out-of-scope', '3/option-a/pros', '3/recommendation/rationale'),
      word,
      (field, typed) => {
        const before = read(text);
        const was = before.field(field)!.read.value;
        const changed = planEdit(before, { type: 'setText', field, text: `x ${typed}` });
        assert.ok(changed.ok && 'slot' in was);
        assert.notEqual(digest(changed.after, ...ALL), original);
        const back = planEdit(changed.after, { type: 'setText', field, text: was.slot.text });
        assert.ok(back.ok);
        assert.equal(digest(back.after, ...ALL), original);
      },
    );
    fc.assert(property, { numRuns: 100 });
  });
});

describe('the covered text', () => {
  it('is what stands in the sections, with line feeds', () => {
    const covered = coveredText(read(dressed(text, 'crlf')), ['1', '3', '2.2']);
    assert.doesNotMatch(covered, /\r/);
    assert.match(covered, /^## 1\. Goal/);
    assert.match(covered, /Bounces that arrive later\.\n\n## 3\. Design/);
    assert.ok(covered.endsWith('Mail must not be forgotten.\n\n'));
  });
});
