import assert from 'node:assert/strict';
import { readFreeSpecification } from '../../../../src/core/trace/freeSpecification.ts';

const read = (...lines: string[]): ReturnType<typeof readFreeSpecification> => readFreeSpecification(lines.join('\n'));
const told = (entries: readonly { label: string; text: string; story: string | null }[]): string[] =>
  entries.map(({ label, text, story }) => `${story === null ? '' : `${story} `}${label}: ${text}`);

describe('a specification in a notation of its own', () => {
  it('has its criteria by ids, numbers, boxes and steps, each below its story', () => {
    const { stories, criteria } = read(
      '## User Stories',
      '### US-1: Change a price',
      'As an admin I want to change a price.',
      '**Acceptance Criteria:**',
      '- AC1: A new price is shown within 5 s',
      '  and in the list.',
      '  - a detail of it',
      '- AC2: A negative price is rejected',
      '### User Story 2 - Change many (Priority: P1)',
      '**Acceptance Scenarios**:',
      '1. **Given** 500 models, **When** the margin changes, **Then** all change or none.',
      '#### Acceptance Criteria',
      '- **Given** a filter',
      '- **When** it is empty',
      '- **Then** nothing changes',
      '### US-3',
      'Acceptance criteria:',
      '- [ ] Every change is listed',
    );
    assert.deepEqual(told(stories), ['US-1: Change a price', 'US-2: Change many']);
    assert.deepEqual(told(criteria), [
      'US-1 AC-1: A new price is shown within 5 s and in the list.',
      'US-1 AC-2: A negative price is rejected',
      'US-2 AC-3: Given 500 models, When the margin changes, Then all change or none.',
      'US-2 AC-4: Given a filter, When it is empty, Then nothing changes',
      'AC-5: Every change is listed',
    ]);
  });

  it('has stories in sentences, and criteria in a section below other headings', () => {
    const { stories, criteria } = read(
      '## User Story',
      'As a developer, I want `==>` to write.',
      '## Acceptance Criteria',
      '### Core',
      '- [x] It writes',
      '### Errors',
      '- [ ] It fails with a message',
    );
    assert.deepEqual(told(stories), ['US-1: As a developer, I want `==>` to write.']);
    assert.deepEqual(told(criteria), ['AC-1: It writes', 'AC-2: It fails with a message']);
  });

  it('has requirements and figures in lists, tables and headings, and no entity among them', () => {
    const { requirements, quality } = read(
      '## Requirements',
      '- **FR-001**: Users can sign in.',
      '| ID | Priority | Requirement |',
      '| --- | --- | --- |',
      '| FR-2 | High | Users can sign out |',
      '#### FR-3: Users can leave',
      '### Key Entities',
      '- **User**: has a name',
      '### Non-Functional Requirements',
      '- p95 < 200 ms',
      '- NFR-4: 99.9 % available',
    );
    assert.deepEqual(told(requirements), [
      'FR-001: Users can sign in.',
      'FR-2: Users can sign out',
      'FR-3: Users can leave',
    ]);
    assert.deepEqual(told(quality), ['NFR-5: p95 < 200 ms', 'NFR-4: 99.9 % available']);
  });

  it('has open questions, without those that are answered', () => {
    const { questions } = read(
      '## Open Questions',
      '- **RQ1**: How many calls an hour?',
      '- [ ] Which rounding?',
      '- [x] Which currency?',
      '- ~~Which bank?~~',
      '- None',
    );
    assert.deepEqual(told(questions), ['RQ-1: How many calls an hour?', 'RQ-2: Which rounding?']);
  });

  it('has constraints and dependencies, and what is left out', () => {
    const { constraints, dependencies, leftOut, problem } = read(
      '## 概要',
      '## 1. Summary',
      'It does something.',
      '## Problem Statement (mandatory)',
      '价格必须手动更改。',
      '**Constraints:** One database only',
      '## Dependencies',
      '- Depends on: FEAT-001',
      '- Blocks: FEAT-009',
      '## Out of Scope',
      '- Discounts (FEAT-040)',
    );
    assert.deepEqual(constraints, ['One database only']);
    assert.deepEqual(dependencies, ['Depends on: FEAT-001']);
    assert.deepEqual(leftOut, ['Discounts (FEAT-040)']);
    assert.equal(problem, '价格必须手动更改。');
  });

  it('takes nothing for said that is a hint, code, a comment or front matter', () => {
    const none = read(
      '---',
      'title: FR-1 of it',
      '---',
      '### US-1: [Title]',
      '## Acceptance Criteria',
      '- [ ] [What must hold]',
      '- **Given:** [The state before]',
      '```',
      '- AC-1: in code',
      '```',
      '<!-- - AC-2: in a comment -->',
    );
    for (const list of [none.stories, none.criteria, none.requirements, none.questions]) assert.deepEqual(list, []);
  });

  it('is read in a moment, whatever it is', () => {
    for (const piece of ['- Given ', '**a', '| ', '# FR-1: ', '> - [ ] ', 'As a ', '🙂\u0000：', '(（', '**x**: '])
      for (const text of [piece.repeat(20_000), `${piece}\n`.repeat(5000)]) {
        const before = performance.now();
        readFreeSpecification(`## Acceptance Criteria\n${text}`);
        assert.ok(performance.now() - before < 2000, `${JSON.stringify(piece)} takes long`);
      }
  });
});
