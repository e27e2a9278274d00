import assert from 'node:assert/strict';
import { planning, changed, complete, kindOf, lines } from '../support/plans.ts';
import { findingsIn, told } from '../support/findings.ts';

type Change = readonly [from: string, to: string];

/** What is found when one thing in the complete document is changed; nothing is found in the document itself. */
const CASES: Readonly<Record<string, readonly (readonly [changes: readonly Change[], told: readonly string[]])[]>> = {
  'section.missing': [
    [[['### 2.2 Risks & Constraints', '### 2.2x Else']], ['section.missing: ## 2. Research & Discovery']],
    [
      [['**Step 3: Dependencies & Constraints**', '**Something else**']],
      ['section.missing: ### 2.1 Codebase Reconnaissance'],
    ],
  ],
  'field.duplicate': [
    [
      [['- **Out of Scope:**', '- **Out of Scope:** Billing.\n- **Out of Scope:**']],
      ['field.duplicate: **Out of Scope:**'],
    ],
    [
      [['**New Files:**', '**Modified Files:**\n\n- `src/gone.ts` – goes\n\n**New Files:**']],
      ['field.duplicate: **Modified Files:**'],
    ],
    [[['**Rationale:** The', '**Rationale:** Bursts.\n**Rationale:** The']], ['field.duplicate: **Rationale:**']],
  ],
  'section.duplicate': [
    [
      [['## TOOLING', '## 1. Goal & Feature Requirements\n\nAgain.\n\n## TOOLING']],
      ['section.duplicate: ## 1. Goal & Feature Requirements'],
    ],
  ],
  'entry.duplicate': [
    [
      [
        ['### Option B: Token bucket', '### Option A: Token bucket'],
        ['Recommendation: Option B', 'Recommendation: Option A'],
      ],
      ['entry.duplicate: ### Option A: Token bucket'],
    ],
  ],
  'field.missing': [
    [[['- **Out of Scope:**', '- **Not in it:**']], ['field.missing: ## 1. Goal & Feature Requirements']],
    [
      [
        [
          '- **Circular Dependencies:** None: the limiter imports the tenant context, and nothing of the pipeline.\n',
          '',
        ],
      ],
      ['field.missing: ### 2.2 Risks & Constraints'],
    ],
  ],
  'field.empty': [
    [
      [
        [
          '**User Story/Goal:** One tenant that sends too many requests no longer slows the public API down for the others.',
          '**User Story/Goal:**',
        ],
      ],
      ['field.empty: **User Story/Goal:**'],
    ],
    [
      [['  - `TenantContext`, for the tenant of a request\n  - `metrics`, for counting refusals\n', '']],
      ['field.empty: **Internal Dependencies:**'],
    ],
    [[['Per region. Tenants are pinned to a region.', 'Per region.']], []],
  ],
  'field.placeholder': [
    [
      [['Uploads in parts, because one upload is up to 200 requests.', '[The flows that could break]']],
      ['field.placeholder: [The flows that could break]'],
    ],
    [
      [['Uploads in parts, because one upload is up to 200 requests.', '\\[The flows that could break\\]']],
      ['field.placeholder: \\[The flows that could break\\]'],
    ],
    [
      [['Uploads in parts, because one upload is up to 200 requests.', 'The flows that could break']],
      ['field.placeholder: The flows that could break'],
    ],
    [
      [['Uploads in parts, because one upload is up to 200 requests.', '[Which flows?]']],
      ['field.placeholder: [Which flows?]'],
    ],
    [[['Uploads in parts, because one upload is up to 200 requests.', '[the flows](flows.md)']], []],
    [[['Uploads in parts, because one upload is up to 200 requests.', '`[a-z]` as a path']], []],
    [
      [
        [
          '- [x] Is the limit counted per region or for all regions together?\n  - **Answer:** Per region. Tenants are pinned to a region.',
          '- [ ] Question 1: [e.g., "Sync or async?"]',
        ],
      ],
      ['field.placeholder: Question 1: [e.g., "Sync or async?"]'],
    ],
    [
      [['- The bucket is empty →', '- [Condition] → [Action]\n- The bucket is empty →']],
      ['field.placeholder: [Condition] → [Action]'],
    ],
    [
      [['- **If Redis restarts**', '- **If [condition]** → [Action] → [User-visible result]\n- **If Redis restarts**']],
      ['field.placeholder: **If [condition]** → [Action] → [User-visible result]'],
    ],
    [[['### Option A: Fixed window', '### Option A: [Name]']], ['field.placeholder: ### Option A: [Name]']],
    [
      [['`src/config.ts` – reads', '`src/config.ts` – [what changes?]\n- `src/config.ts` – reads']],
      ['field.placeholder: `src/config.ts` – [what changes?]'],
    ],
  ],
  'question.unanswered': [
    ...['', ' ?', ' ??', ' …'].map(
      (answer) =>
        [
          [['**Answer:** Per region. Tenants are pinned to a region.', `**Answer:**${answer}`]],
          ['question.unanswered: Is the limit counted per region or for all regions together?'],
        ] as const,
    ),
    [[['\n  - **Answer:** Per region. Tenants are pinned to a region.', '']], []],
    [
      [
        [
          '- [x] Is the limit counted per region or for all regions together?\n  - **Answer:** Per region. Tenants are pinned to a region.',
          '- [ ] Per region, or for all?',
        ],
      ],
      ['question.unanswered: Per region, or for all?'],
    ],
    [
      [
        [
          '- [x] Is the limit counted per region or for all regions together?',
          '- [ ] Is the limit counted per region?',
        ],
      ],
      [],
    ],
  ],
  'question.form': [
    [
      [['- [x] Is the limit counted', 'Who pays for Redis?\n\n- [x] Is the limit counted']],
      ['question.form: Who pays for Redis?'],
    ],
    [
      [['- [x] Is the limit counted', '**Who pays for Redis?**\n\n- [x] Is the limit counted']],
      ['question.form: Who pays for Redis?'],
    ],
    [[['- [x] Is the limit counted', '*What is still open?*\n\nAda answers.\n\n- [x] Is the limit counted']], []],
  ],
  'question.marker': [
    [
      [['Uploads in parts,', 'Uploads [NEEDS CLARIFICATION: all?] in parts,']],
      ['question.marker: [NEEDS CLARIFICATION: all?]'],
    ],
    [
      [['Uploads in parts, because one upload is up to 200 requests.', '[NEEDS CLARIFICATION: all?]']],
      ['field.placeholder: [NEEDS CLARIFICATION: all?]'],
    ],
    [[['Uploads in parts,', 'Uploads, not `[NEEDS CLARIFICATION: all?]`,']], []],
    [
      [['- [x] Is the limit counted', '- [ ] [NEEDS CLARIFICATION: who pays?]\n- [x] Is the limit counted']],
      ['field.placeholder: [NEEDS CLARIFICATION: who pays?]'],
    ],
  ],
  'wording.vague': [
    [[['Limits per user, billing', 'Limits per user, TBD, billing']], ['wording.vague: TBD']],
    [
      [['Limits per user, billing', 'Limits per user, to be\n  determined, billing']],
      ['wording.vague: to be\n  determined'],
    ],
    [[['the internal gRPC API.', 'gRPC, etc.']], ['wording.vague: etc.']],
    [[['Limits per user, billing', 'What ??? is, billing']], ['wording.vague: ???']],
    [[['Limits per user, billing', 'The file `TODO.md`, [TBD](x), <!-- TODO -->, /etc/hosts, autodo, billing']], []],
    [[['src/limits/bucket.lua\n  ↑ runs', 'TBD\n  ↑ runs']], ['wording.vague: TBD']],
    [[['  readonly burst: number;', '  readonly burst: number; // etc.']], ['wording.vague: etc.']],
    [[['src/limits/bucket.lua\n  ↑ runs', 'src/todo.ts\n  ↑ runs']], []],
    [[['- **Internal Dep', '```sh\nrg TODO\n```\n\n- **Internal Dep']], []],
    [[['Requirements collected', 'Every TBD is gone, requirements collected']], []],
  ],
  'choice.missing': [
    [
      [['[x] Modifying existing (go to Step 2a)', '[ ] Modifying existing (go to Step 2a)']],
      ['choice.missing: **Is this modifying existing code or adding new functionality?**'],
    ],
    [
      [['**Document Status:** DRAFT', '**Document Status:** [DRAFT | DESIGN_APPROVED]']],
      ['choice.missing: [DRAFT | DESIGN_APPROVED]'],
    ],
  ],
  'choice.multiple': [
    [
      [['[ ] Bug fix (current behavior is wrong)', '[x] Bug fix (current behavior is wrong)']],
      ['choice.multiple: Feature addition (current behavior is correct but incomplete)'],
    ],
  ],
  'choice.unknown': [
    [[['**Document Status:** DRAFT', '**Document Status:** Nearly there']], ['choice.unknown: Nearly there']],
    [[['**Document Status:** DRAFT', '**Document Status:** ✅ `Draft` (second round)']], []],
  ],
  'design.files-missing': [
    [
      [
        [
          '- `src/http/pipeline.ts` – puts the limiter after the tenant lookup\n- `src/config.ts` – reads `RATE_LIMIT_MODE` and `RATE_LIMIT_DEFAULT`\n',
          '',
        ],
        [
          '- `src/limits/bucket.lua` – refills and takes, in one step\n- `src/limits/tokenBucket.ts` – loads the script and calls it with a deadline\n- `src/http/rateLimit.ts` – the middleware\n',
          '- [`path/to/new_file.py` – what it is for]\n',
        ],
      ],
      ['design.files-missing: **Modified Files:**'],
    ],
  ],
  'design.data-structures-missing': [
    [
      [
        [
          '### 4.2 Data Structures & Type Definitions\n',
          '### 4.2 Data Structures & Type Definitions\n\nSee above.\n\n#### More\n',
        ],
      ],
      ['design.data-structures-missing: ### 4.2 Data Structures & Type Definitions'],
    ],
  ],
  'design.happy-path-missing': [
    [
      [
        [
          '1. `rateLimit()` → `limitFor(tenant)` → `takeToken()` → `allowed` → the next middleware',
          '1. [Entry point] → [First decision] → [Exit]',
        ],
      ],
      ['design.happy-path-missing: [Entry point] → [First decision] → [Exit]'],
    ],
  ],
  'design.failure-paths-missing': [
    [[['**Failure Paths:**', '**Other Paths:**']], ['design.failure-paths-missing: ### 4.3 Control Flow']],
  ],
  'design.edge-case-without-action': [
    [
      [['**If Redis restarts** → All buckets start full → Tenants notice nothing', '**If Redis restarts**']],
      ['design.edge-case-without-action: **If Redis restarts**'],
    ],
    [
      [
        [
          '**If Redis restarts** → All buckets start full → Tenants notice nothing',
          'If Redis restarts => All buckets start full',
        ],
      ],
      [],
    ],
    [
      [['→ All buckets start full → Tenants notice nothing', '→ ']],
      ['design.edge-case-without-action: **If Redis restarts** →'],
    ],
    [
      [['**If Redis restarts** → All buckets start full → Tenants notice nothing', '**No free disk space**']],
      ['design.edge-case-without-action: **No free disk space**'],
    ],
    [[['**If Redis restarts** → All buckets start full → Tenants notice nothing', 'None: nothing else occurs']], []],
    [[['**If Redis restarts** → All buckets start full → Tenants notice nothing', '**N/A** (read only)']], []],
  ],
  'commit.none': [
    [
      [['### Phase 2: The limit\n', '### Phase 2: The limit\n\n### Phase 3: Rollout\n']],
      ['commit.none: ### Phase 2: The limit'],
    ],
  ],
  'entry.untitled': [
    [[['**Commit 1: Add the token bucket**', '**Commit 1:**']], ['entry.untitled: **Commit 1:**']],
    [[['### Option A: Fixed window', '### Option A']], ['entry.untitled: ### Option A']],
  ],
  'entry.form': [
    [
      [['**Commit 2: Read the limits from the environment**', '- **Commit 2: Read the limits from the environment**']],
      ['files.not-in-plan: src/config.ts', 'entry.form: **Commit 2: Read the limits from the environment**'],
    ],
    [
      [['**Commit 2: Read the limits from the environment**', '**Commit 2: Read the limits** from the environment.']],
      ['files.not-in-plan: src/config.ts', 'entry.form: **Commit 2: Read the limits** from the environment.'],
    ],
    [[['**Rationale:** The', '- **Option A: Fixed window** is too coarse\n\n**Rationale:** The']], []],
    ...['**X** ✅', '**X** (done)', '**X** ✅ (1a2b3c4)', '**X** [x]', '**[x] X**', '**[ ] X**'].map(
      (form) =>
        [
          [
            [
              '**Commit 2: Read the limits from the environment**',
              form.replace('X', 'Commit 2: Read the limits from the environment'),
            ],
          ],
          [],
        ] as const,
    ),
  ],
  'design.failure-path-without-action': [
    [
      [['The bucket is empty → 429 with `Retry-After` from the verdict', 'The bucket is empty']],
      ['design.failure-path-without-action: The bucket is empty'],
    ],
    [
      [['The bucket is empty → 429 with `Retry-After` from the verdict', 'The bucket is empty →']],
      ['design.failure-path-without-action: The bucket is empty →'],
    ],
    [[['The bucket is empty → 429', 'The bucket is empty: 429']], []],
    [[['The bucket is empty → 429 with `Retry-After` from the verdict', 'None']], []],
  ],
  'design.tests-one-sided': [
    [
      [
        ['`refuses the request after a burst and says when to come back`', '`allows one more`'],
        ['`passes a request when Redis is unavailable`', '`allows two`'],
        ['`a noisy tenant gets 429 while a quiet one gets 200`', '`a quiet one gets 200`'],
      ],
      ['design.tests-one-sided: `allows a burst up to its size`'],
    ],
    [
      [
        ['  - `allows a burst up to its size`\n', ''],
        ['`refuses the request after a burst and says when to come back`', '`rejects a burst`'],
        ['`passes a request when Redis is unavailable`', '`fails when Redis is down`'],
        ['`a noisy tenant gets 429 while a quiet one gets 200`', '`gets an error`'],
      ],
      ['design.tests-one-sided: `rejects a burst`'],
    ],
  ],
  'commit.files-missing': [
    [
      [
        ['- **Files:** `src/config.ts` (modify)', '- **Files:**'],
        ['- `src/config.ts` – reads `RATE_LIMIT_MODE` and `RATE_LIMIT_DEFAULT`\n', ''],
      ],
      ['commit.files-missing: **Files:**'],
    ],
  ],
  'commit.changes-missing': [
    [
      [['- **Changes:**\n  - Add `RATE_LIMIT_MODE`', '- **Also:**\n  - Add `RATE_LIMIT_MODE`']],
      ['commit.changes-missing: **Commit 2: Read the limits from the environment**'],
    ],
  ],
  'commit.verification-missing': [
    [
      [['`npx vitest run config` passes', '[The command that passes]']],
      ['commit.verification-missing: [The command that passes]'],
    ],
  ],
  'commit.tests-missing': [
    [[['A mode that is none of the three stops the start with a message', '']], ['commit.tests-missing: **Tests:**']],
    [[['A mode that is none of the three stops the start with a message', 'None']], ['commit.tests-missing: None']],
    [[['A mode that is none of the three stops the start with a message', 'None (types only)']], []],
  ],
  'files.not-in-plan': [
    [
      [['- `src/config.ts` – reads', '- `src/errors.ts` – a new status\n- `src/config.ts` – reads']],
      ['files.not-in-plan: src/errors.ts'],
    ],
    [[['- `src/config.ts` – reads', '- `./src/config.ts:12-20` – reads']], []],
  ],
  'files.not-in-design': [
    ...[
      '- src/config.ts – reads',
      '- [src/config.ts](../src/config.ts) – reads',
      '- [`src/config.ts`](../src/config.ts) – reads',
      '- [the settings](src/config.ts) – reads',
    ].map((line) => [[['- `src/config.ts` – reads', line]], []] as const),
    ...['`src/http/pipeline.ts`, `src/config.ts`', 'src/http/pipeline.ts, src/config.ts'].map(
      (paths) =>
        [
          [
            [
              '**Modified Files:**\n\n- `src/http/pipeline.ts` – puts the limiter after the tenant lookup\n- `src/config.ts` – reads `RATE_LIMIT_MODE` and `RATE_LIMIT_DEFAULT`',
              `**Modified Files:** ${paths}`,
            ],
          ],
          [],
        ] as const,
    ),
    [
      [['`src/config.ts` (modify)', '`src/config.ts` (modify), `src/env.ts` (new)']],
      ['files.not-in-design: src/env.ts'],
    ],
    [[['`src/config.ts` (modify)', '`config.ts`']], []],
  ],
  'blueprint.code': [
    ...(
      [
        ['', 'function f(x) {\n  return x+1;\n}', true],
        ['', 'def f(x):\n    return x + 1', true],
        ['js', 'const next = (x) => x + 1;', true],
        ['js', 'const next = async (x) => {\n  save(x);\n};', true],
        ['sql', "UPDATE tenants SET burst = 50 WHERE name = 'a';", true],
        ['sql', 'CREATE TABLE tenants (\n  id bigint PRIMARY KEY,\n  burst int\n);', false],
        ['ts', 'const next = (x: number): number => …', false],
        ['ts', 'type Next = (x: number) => number;\ndeclare const next: Next;', false],
        ['', 'request {\n  tenant\n  path\n}', false],
        ['', 'Return the verdict\nthen the next middleware', false],
      ] as const
    ).map(
      ([language, code, isFound]) =>
        [
          [['### Option A: Fixed', `\`\`\`${language}\n${code}\n\`\`\`\n\n### Option A: Fixed`]],
          isFound ? [`blueprint.code: \`\`\`${language}`] : [],
        ] as const,
    ),
    [
      [
        [
          '- **Internal Dependencies:**\n',
          '- **Internal Dependencies:**\n  - As in\n\n    ```js\n    const next = (x) => x + 1;\n    ```\n',
        ],
      ],
      ['blueprint.code: ```js'],
    ],
    [
      [
        [
          '- **Internal Dependencies:**',
          '```ts\nfunction limit(key: string) {\n  if (count(key) > 5) {\n    return false;\n  }\n}\n```\n\n- **Internal Dependencies:**',
        ],
      ],
      ['blueprint.code: ```ts'],
    ],
    [
      [
        [
          '- **Internal Dependencies:**',
          '```ts\ninterface Limit {\n  perMinute: number;\n}\ndeclare function limit(key: string): Limit;\n```\n\n- **Internal Dependencies:**',
        ],
      ],
      [],
    ],
    [
      [
        [
          '- **Internal Dependencies:**',
          '```python\nclass Limit:\n    per_minute: int = 600\n\ndef limit(key: str) -> Limit:\n    ...\n```\n\n- **Internal Dependencies:**',
        ],
      ],
      [],
    ],
    [
      [['- **Internal Dependencies:**', '```sh\nif true; then\n  return 1\nfi\n```\n\n- **Internal Dependencies:**']],
      [],
    ],
    [
      [
        [
          '- **Internal Dependencies:**',
          '```\na.ts\n  ↓ calls\nb.ts (returns a limit)\n```\n\n- **Internal Dependencies:**',
        ],
      ],
      [],
    ],
    [[['declare function takeToken', 'if (x) {\n  return 1;\n}\ndeclare function takeToken']], []],
  ],
  'document.conflict-markers': [
    [
      [['Limits per user, billing', 'Limits\n\n<<<<<<< HEAD\nper user\n\n>>>>>>> other\n\nbilling']],
      ['document.conflict-markers: <<<<<<< HEAD', 'document.conflict-markers: >>>>>>> other'],
    ],
  ],
  'document.unclosed-fence': [
    [
      [['- [ ] User has approved the design.', '- [ ] User has approved the design.\n\n```ts\nlet x']],
      ['document.unclosed-fence: ```'],
    ],
  ],
  'document.control-characters': [
    [[['Limits per user, billing', 'Limits per user,\u0085 billing']], ['document.control-characters: \u0085']],
    [
      [['Limits per user, billing', 'Limits per user,\u{fffd}\u{fffd} billing']],
      ['document.control-characters: \u{fffd}\u{fffd}'],
    ],
  ],
};

describe('rules on the content', () => {
  it('find nothing in a complete document', () => {
    assert.deepEqual(told(complete), []);
    assert.deepEqual(told(complete.replace(/\n/g, '\r\n')), []);
  });

  for (const [code, cases] of Object.entries(CASES)) {
    cases.forEach(([changes, expected], index) => {
      it(`${code}, ${expected.length === 0 ? 'not' : 'found'} (${index + 1})`, () => {
        assert.deepEqual(told(changed(...changes)), expected);
      });
    });
  }

  it('section.missing: whole sections, with the id of what to add', () => {
    assert.deepEqual(
      told('# Plan\n\n**Document Status:** DRAFT\n**Current Phase:** Section 1\n'),
      planning.sections.filter((section) => !section.optional).map(() => 'section.missing: # Plan'),
    );
  });

  it('section.missing: where a block of code has swallowed the heading', () => {
    const text = changed(
      ['### 2.2 Risks & Constraints', '```text\nnot closed\n\n### 2.2 Risks & Constraints'],
      ['### 2.3 Clarification Questions', '```\n\n### 2.3 Clarification Questions'],
    );
    const [finding] = findingsIn(text);
    assert.deepEqual(told(text), ['section.missing: ```']);
    assert.ok(finding);
    assert.equal(finding.span.from, text.indexOf('```text'));
    assert.match(finding.message, /^Close this block of code before "2\.2\. Risks & Constraints"/);
    assert.deepEqual(finding.fixes, []);
    const over = changed(
      ['```ts\ninterface', '```ts\nx\n\n```\n\n````\ninterface'],
      ['## TOOLING', '````\n\n## TOOLING'],
    );
    assert.ok(
      told(over).every((one) => one.startsWith('section.missing: ````') || !one.startsWith('section')),
      told(over).join(),
    );
  });

  it('section.out-of-order: the one that was moved, and no other', () => {
    const [before = '', rest = ''] = complete.split('## 1. Goal & Feature Requirements');
    const [goal = '', after = ''] = rest.split('## 2. Research & Discovery');
    const moved = `${before}## 2. Research & Discovery${after}\n## 1. Goal & Feature Requirements${goal}`;
    assert.deepEqual(told(moved), ['section.out-of-order: ## 1. Goal & Feature Requirements']);
  });

  it('design.edge-cases-missing and design.tests-missing: once for all fields of a kind', () => {
    const noTests = complete.replace(
      /- \*\*Unit Tests:\*\*[\s\S]*?- \*\*Manual/,
      '- **Unit Tests:**\n- **Integration Tests:**\n- **Manual',
    );
    assert.deepEqual(told(noTests), ['design.tests-missing: **Unit Tests:**']);
    const noCases = complete.replace(/- \*\*If a tenant[\s\S]*?### 4\.5/, '### 4.5');
    assert.deepEqual(told(noCases), ['design.edge-cases-missing: ### 4.4 Edge Case Handling']);
  });

  it('commit.none and entry.missing', () => {
    const none = complete.replace(/### Phase 1[\s\S]*?## COMPLETION/, '## COMPLETION');
    assert.deepEqual(told(none), ['commit.none: ## 5. Implementation Plan']);
    const noPhases = complete.replace(/### Phase .*\n/g, '');
    assert.deepEqual(told(noPhases), []);
    const kind = kindOf([
      '# T',
      '## Requirements',
      '### FR-1: [Title] <!-- planwright: repeat=1.. -->',
      '- **Text:** [What]',
    ]);
    assert.deepEqual(told('# T\n## Requirements\n', { kind }), ['entry.missing: ## Requirements']);
    assert.deepEqual(told('# T\n## Requirements\n### FR-1: A\n- **Text:** b\n', { kind }), []);
  });

  it('document.front-matter-unclosed', () => {
    assert.ok(told(`---\nowner: ada\n\n${complete}`).includes('document.front-matter-unclosed: ---'));
    assert.ok(told('---\nowner: ada\n\n# Plan\n').includes('document.front-matter-unclosed: ---'));
    assert.deepEqual(told(`---\nowner: ada\n---\n${complete}`), []);
    assert.deepEqual(told(`---\n\n${complete}`), []);
  });

  it('file.not-found: files that are neither there nor made by the change', () => {
    const there = ['src/http/pipeline.ts', 'src/main.ts', 'test/server.ts'];
    assert.deepEqual(told(complete, { files: there }), [
      'file.not-found: src/config.ts',
      'file.not-found: src/config.ts',
    ]);
    const all = [...there, 'src/config.ts'];
    assert.deepEqual(told(complete, { files: all }), []);
    const callers = changed(['and the test server in `test/server.ts`', 'see `lib/gone.ts`, `pipe.run` and `main()`']);
    assert.deepEqual(told(callers, { files: all }), ['file.not-found: lib/gone.ts']);
    const urls = changed(['(modify)', '(modify), see https://example.com/x.ts and `https://example.com/y.ts`']);
    assert.deepEqual(told(urls, { files: all }), []);
  });

  it('finds paths in long text in time', () => {
    const begun = Date.now();
    for (const piece of ['a-', '@', '[a](', 'a://'])
      assert.deepEqual(
        told(changed(['- `src/config.ts` – reads', `- ${piece.repeat(50_000)}\n- \`src/config.ts\` – reads`])),
        [],
      );
    assert.ok(Date.now() - begun < 3000);
  });

  it('file.exists-already: until the plan is approved', () => {
    const files = ['src/http/pipeline.ts', 'src/main.ts', 'test/server.ts', 'src/config.ts', 'src/http/rateLimit.ts'];
    const twice = ['file.exists-already: src/http/rateLimit.ts', 'file.exists-already: src/http/rateLimit.ts'];
    assert.deepEqual(told(complete, { files }), twice);
    const underWay = changed(['Status:** DRAFT', 'Status:** IMPLEMENTATION_IN_PROGRESS']);
    assert.deepEqual(told(underWay, { files }), []);
  });

  it('finds no more than one thing in each field of a new document', () => {
    const found = told(planning.starter);
    assert.equal(new Set(found).size >= found.length - 6, true);
    assert.ok(found.length < 50, `${found.length} findings`);
    assert.ok(!found.some((one) => one.includes('2a') && !one.startsWith('choice')));
  });

  it('judges the group of the option that is chosen, and no other', () => {
    const netNew = changed(['[x] Modifying existing', '[ ] Modifying existing'], ['[ ] Net new', '[x] Net new']);
    const found = told(netNew);
    assert.ok(found.includes('choice.missing: **Where does this fit in the system?**'), found.join('\n'));
    assert.ok(found.includes('field.missing: **Step 2b: Adding New Functionality**'));
    assert.ok(!found.some((one) => one.includes('Current Implementation')));
  });

  it('judges neither group where the choice itself is missing', () => {
    const text = complete
      .replace(/- \*\*Is this modifying[\s\S]*?\n\n/, '\n')
      .replace(/\*\*Step 2a[\s\S]*?(?=\*\*Step 3)/, '');
    assert.deepEqual(told(text), ['field.missing: **Step 1: Locate the Change**']);
  });
});

describe('rules on alternatives', () => {
  const alternatives = /### Option A[\s\S]*?(?=---\n\n## 4)/;
  const sentence = 'No alternatives considered. This is the canonical approach per existing patterns.';

  it('ask for alternatives or the sentence', () => {
    assert.deepEqual(told(complete.replace(alternatives, '')), [
      'alternatives.missing: ## 3. Design Alternatives & Trade-offs',
    ]);
    for (const said of [sentence, `**"${sentence}"**`, `> ${sentence.toUpperCase()}`, `- ${sentence.slice(0, -1)}`]) {
      assert.deepEqual(told(complete.replace(alternatives, `${said}\n\n`)), [], said);
    }
  });

  it('do not take guidance that quotes the sentence for the sentence', () => {
    const quoted = `*Otherwise one sentence: "${sentence}"*\n\n`;
    assert.deepEqual(told(complete.replace(alternatives, quoted)), [
      'alternatives.missing: ## 3. Design Alternatives & Trade-offs',
    ]);
  });

  it('leave empty options alone beside the sentence, and filled ones not', () => {
    const left = `${sentence}\n\n### Option A: [Name]\n\n- **Approach:** [One or two sentences]\n\n### Recommendation: [Option X]\n\n`;
    assert.deepEqual(told(complete.replace(alternatives, left)), []);
    const filled = left.replace('[One or two sentences]', 'A counter.');
    assert.ok(
      told(complete.replace(alternatives, filled)).includes(
        'alternatives.too-few: ## 3. Design Alternatives & Trade-offs',
      ),
    );
  });

  it('count them', () => {
    const one = complete
      .replace(/### Option B[\s\S]*?(?=### Recommendation)/, '')
      .replace('Recommendation: Option B', 'Recommendation: A');
    assert.deepEqual(told(one), ['alternatives.too-few: ## 3. Design Alternatives & Trade-offs']);
    const more = ['C', 'D'].map(
      (letter) => `### Option ${letter}: ${letter}\n\n- **Approach:** x\n- **Pros:** x\n- **Cons:** x\n\n`,
    );
    assert.deepEqual(told(changed(['### Recommendation', `${more.join('')}### Recommendation`])), [
      'alternatives.too-many: ### Option D: D',
    ]);
  });

  it('want one of them recommended', () => {
    assert.deepEqual(told(changed(['Recommendation: Option B', 'Recommendation:'])), [
      'alternatives.no-recommendation: Recommendation:',
    ]);
    assert.deepEqual(told(changed(['Recommendation: Option B', 'Recommendation: [Option X]'])), [
      'alternatives.no-recommendation: [Option X]',
    ]);
    assert.deepEqual(told(changed(['Recommendation: Option B', 'Recommendation: Option C'])), [
      'alternatives.unknown-recommendation: Option C',
    ]);
    assert.deepEqual(told(changed(['Recommendation: Option B', 'Recommendation: A better one'])), [
      'alternatives.unknown-recommendation: A better one',
    ]);
    for (const good of [
      'B',
      '**Option B**',
      'Option B: Token bucket',
      'Token bucket',
      'B – token bucket',
      'option b',
    ]) {
      assert.deepEqual(told(changed(['Recommendation: Option B', `Recommendation: ${good}`])), [], good);
    }
    const gone = complete.replace(/### Recommendation[\s\S]*?(?=---\n\n## 4)/, '');
    assert.deepEqual(told(gone), ['alternatives.no-recommendation: ## 3. Design Alternatives & Trade-offs']);
  });
});

describe('rules and kinds', () => {
  it('know no kind by name: roles in any template are enough', () => {
    const kind = kindOf([
      '# T',
      '## Cases',
      '- [Case] → [Action] <!-- planwright: id=cases role=edge-cases -->',
      '## Log <!-- planwright: optional -->',
    ]);
    const text = lines('# T', '## Cases', '- Power fails', '- Disk is full → stop');
    assert.deepEqual(told(text, { kind }), ['design.edge-case-without-action: Power fails']);
    assert.deepEqual(told('# T\n## Cases\n', { kind }), ['design.edge-cases-missing: ## Cases']);
  });

  it('take the words from the settings', () => {
    const settings = { vagueWords: ['fast enough'] };
    const text = changed(['Limits per user, billing', 'TBD, fast  enough, billing']);
    assert.deepEqual(told(text, { settings }), ['wording.vague: fast  enough']);
  });
});
