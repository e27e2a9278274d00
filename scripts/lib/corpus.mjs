// Planning documents in bulk, the same on every machine: what the command line and the form are measured on.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Lehmer's generator: enough variety, and the same numbers everywhere. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = (seed * 48271 + 11) % 2147483647 || 1;
  }

  /** @param {number} below */
  upTo(below) {
    this.state = (this.state * 48271) % 2147483647;
    return this.state % below;
  }

  /**
   * @template T
   * @param {readonly T[]} items
   * @returns {T}
   */
  pick(items) {
    return /** @type {T} */ (items[this.upTo(items.length)]);
  }
}

const verbs = [
  'retries',
  'validates',
  'caches',
  'streams',
  'rejects',
  'queues',
  'records',
  'forwards',
  'renders',
  'encrypts',
];
const things = [
  'the request',
  'an invoice',
  'each upload',
  'the session',
  'a webhook',
  'the report',
  'every export',
  'the login',
];
const actors = [
  'The gateway',
  'A worker',
  'The scheduler',
  'The API client',
  'The importer',
  'An administrator',
  'The mobile app',
];
const ways = [
  'with exponential backoff and a limit of three attempts',
  'within 200 ms at the 95th percentile',
  'without holding a database connection',
  'and logs the correlation id of the caller',
  'unless the feature flag `safe_mode` is on',
  'so that a restart loses nothing',
  'before the response is sent to the client',
];
const areas = ['billing', 'search', 'uploads', 'sessions', 'reports', 'webhooks', 'exports', 'login'];

/** @param {Random} random */
export const sentence = (random) =>
  `${random.pick(actors)} ${random.pick(verbs)} ${random.pick(things)} ${random.pick(ways)}.`;

/** @param {Random} random */
const prose = (random, least = 1) =>
  Array.from({ length: least + (random.upTo(4) === 0 ? 1 : 0) }, () => sentence(random)).join(' ');

/**
 * @param {number} count
 * @param {(index: number) => string} line
 */
const lines = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** @param {Random} random */
export const source = (random) => `src/${random.pick(areas)}/module_${String(random.upTo(20))}.py`;

/**
 * A planning document of about 7 KB for each `size` 1; most of it filled, some of it not.
 * @param {number} seed
 */
export function planningDocument(seed, size = 1) {
  const random = new Random(seed + 1);
  const files = Array.from({ length: 2 + random.upTo(2) }, () => source(random));
  const [first = '', ...others] = files;
  return [
    header(random, seed),
    requirements(random),
    research(random, first),
    alternatives(random),
    design(random, first, others),
    plan(random, files, Math.max(1, Math.round((random.upTo(2) + 1) * size))),
    completion,
  ].join('\n---\n\n');
}

/** @param {Random} random @param {number} seed */
const header = (random, seed) => `# ${random.pick(areas)}: change ${String(seed)}

**Document Status:** DRAFT
**Last Updated:** 2026-11-${String(10 + random.upTo(18))}T09:30:00Z
**Approved By:** Pending
**Current Phase:** Section 4

## Change Log

- **[2026-11-03T08:00:00Z]** Planning began
- **[2026-11-04T10:15:00Z]** ${sentence(random)}
`;

/** @param {Random} random */
const requirements = (random) => `## 1. Goal & Feature Requirements

- **User Story/Goal:** ${sentence(random)}
- **Specific Requirements:**
${lines(2 + random.upTo(2), () => `  - ${sentence(random)}`)}
- **Success Criteria:** ${prose(random)}
- **Out of Scope:** ${random.upTo(5) === 0 ? '[What this change leaves alone]' : prose(random)}
`;

/** @param {Random} random @param {string} file */
const research = (random, file) => `## 2. Research & Discovery

### 2.1 Codebase Reconnaissance

**Step 1: Locate the Change**

- **Is this modifying existing code or adding new functionality?**
  - [x] Modifying existing (go to Step 2a)
  - [ ] Net new (go to Step 2b)

**Step 2a: Modifying Existing Code**

- **Current Implementation:**
  - File(s): \`${file}:10-42\`
  - Summary: ${prose(random)}
  - Entry point: ${sentence(random)}
- **Why does it need to change?**
  - [ ] Bug fix (current behavior is wrong)
  - [x] Feature addition (current behavior is correct but incomplete)
  - [ ] Refactor (behavior stays same, structure changes)
- **What patterns must I preserve?**
  - Error handling: ${sentence(random)}
  - Testing: ${sentence(random)}
  - Configuration: ${random.upTo(4) === 0 ? 'TBD' : sentence(random)}
- **What will break if I change this?**
  - Direct callers: ${sentence(random)}
  - Indirect dependencies: ${sentence(random)}

**Step 3: Dependencies & Constraints**

- **External Dependencies:**
  - httpx 0.27, ${sentence(random)}
- **Internal Dependencies:**
  - ${sentence(random)}
- **Deployment Constraints:**
  - [ ] Requires database migration
  - [x] Requires environment variable changes
  - [ ] Requires feature flag
  - [ ] Requires backward compatibility (cannot break existing clients)

**Step 4: Risk Assessment**

- **Regression Risk:** ${prose(random)}
- **Performance Risk:** ${prose(random)}
- **Security Risk:** ${prose(random)}
- **Operational Risk:** ${prose(random)}

### 2.2 Risks & Constraints

- **Regressions:** ${prose(random)}
- **Performance:** ${prose(random)}
- **Circular Dependencies:** None.
- **Deployment Constraints:** ${sentence(random)}

### 2.3 Clarification Questions

${lines(1 + random.upTo(3), (index) => `- [${index === 0 ? 'x' : ' '}] Should ${random.pick(actors)} know which of ${random.pick(things)} failed?${index === 0 ? `\n  - **Answer:** ${sentence(random)}` : ''}`)}
`;

/** @param {Random} random */
const alternatives = (random) => `## 3. Design Alternatives & Trade-offs

${['A', 'B'].map((name) => `### Option ${name}: ${random.pick(verbs)} ${random.pick(things)}\n\n- **Approach:** ${prose(random)}\n- **Pros:** ${sentence(random)}\n- **Cons:** ${sentence(random)}\n`).join('\n')}
### Recommendation: Option ${random.pick(['A', 'B'])}

**Rationale:** ${prose(random)}
`;

/** @param {Random} random @param {string} first @param {readonly string[]} others */
const design = (random, first, others) => `## 4. Detailed Design

### 4.1 File Interaction Map

\`\`\`
[${first}]
  ↓ calls
[${others[0] ?? first}::handle()]
\`\`\`

**Modified Files:**

- \`${first}\` – ${sentence(random)}

**New Files:**

${others.map((file) => `- \`${file}\` – ${sentence(random)}`).join('\n')}

### 4.2 Data Structures & Type Definitions

\`\`\`python
class Attempt(TypedDict):
    request_id: str
    number: int
    delay_ms: int


def schedule(attempt: Attempt) -> None: ...
\`\`\`

### 4.3 Control Flow

**Happy Path:**

${lines(2 + random.upTo(2), (index) => `${String(index + 1)}. ${sentence(random)} → ${sentence(random)}`)}

**Failure Paths:**

${lines(1 + random.upTo(2), () => `- ${sentence(random)} → ${sentence(random)}`)}

### 4.4 Edge Case Handling

${lines(1 + random.upTo(2), () => `- **If ${random.pick(things)} is empty** → ${sentence(random)} → ${sentence(random)}`)}

### 4.5 Testing Strategy

- **Unit Tests:**
${lines(2, (index) => `  - \`test_case_${String(index)}()\` ${sentence(random)}`)}
- **Integration Tests:**
  - \`test_failure()\` ${sentence(random)}
`;

/** @param {Random} random @param {readonly string[]} files @param {number} commits */
const plan = (random, files, commits) => `## 5. Implementation Plan

### Phase 1: Groundwork

${Array.from(
  { length: Math.max(1, commits) },
  (_, index) => `**Commit ${String(index + 1)}: ${random.pick(verbs)} ${random.pick(things)}**

- **Files:** \`${files[index % files.length] ?? ''}\`
- **Changes:**
${lines(2 + random.upTo(2), () => `  - ${sentence(random)}`)}
- **Verification:** \`pytest tests/test_${String(index)}.py\` passes
- **Tests:** ${sentence(random)}
`,
).join('\n')}`;

const completion = `## COMPLETION CHECKLIST

- [ ] All clarification questions answered.
- [x] All modified/new files identified.
- [ ] Data flow is unambiguous (no "TBD" or "etc.").
- [ ] Every edge case has a defined action.
- [ ] Testing strategy covers success + failure paths.
- [ ] User has approved the design.
`;

/**
 * Writes documents and the sources that they name below a folder. Gives the documents' paths and their bytes.
 * @param {string} folder
 */
export function writeCorpus(folder, count = 300) {
  const documents = Array.from({ length: count }, (_, index) => {
    const file = path.join(
      folder,
      areas[index % areas.length] ?? '',
      `change-${String(index).padStart(3, '0')}`,
      'PLANNING.md',
    );
    const text = planningDocument(index);
    write(file, text);
    return { file, bytes: Buffer.byteLength(text) };
  });
  for (const area of areas) {
    for (let index = 0; index < 20; index += 1) write(path.join(folder, `src/${area}/module_${String(index)}.py`), '');
  }
  return { files: documents.map(({ file }) => file), bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/**
 * As many bytes in the layout that `openspec validate --specs` reads.
 * @param {string} folder
 * @param {number} bytes
 */
export function writeOpenSpecCorpus(folder, bytes, count = 300) {
  write(path.join(folder, 'openspec/project.md'), '# Project\n');
  let written = 0;
  for (let index = 0; index < count; index += 1) {
    const text = openSpec(index, Math.round((bytes - written) / (count - index)));
    written += Buffer.byteLength(text);
    write(path.join(folder, `openspec/specs/area-${String(index).padStart(3, '0')}/spec.md`), text);
  }
  return written;
}

/** @param {number} seed @param {number} bytes */
function openSpec(seed, bytes) {
  const random = new Random(seed + 1);
  let text = `# Area ${String(seed)} Specification\n\n## Purpose\n\n${prose(random, 3)}\n\n## Requirements\n`;
  for (let index = 1; text.length < bytes - 200; index += 1) {
    text += `\n### Requirement: Behaviour ${String(index)}\n\nThe system SHALL do as said. ${prose(random)}\n\n#### Scenario: Case ${String(index)}\n\n- **WHEN** ${sentence(random)}\n- **THEN** ${sentence(random)}\n`;
  }
  return text;
}

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
