/** A plan with some of everything, as a person would have it half way. */
export const HALF_WAY = `# Retry policy

**Document Status:** DRAFT
**Last Updated:** [Timestamp]
**Approved By:** [User handle/name]
**Current Phase:** Section 1

---

## Change Log

---

## 1. Goal & Feature Requirements

- **User Story/Goal:** Requests survive a rate limit.
- **Specific Requirements:**
  - Three retries with backoff, etc.
- **Success Criteria:** [How it will be verified, such as a test that passes or a latency that is met]

---

## 2. Research & Discovery

### 2.1 Codebase Reconnaissance

**Step 1: Locate the Change**

- **Is this modifying existing code or adding new functionality?**
  - [x] Modifying existing (go to Step 2a)
  - [ ] Net new (go to Step 2b)

**Step 2a: Modifying Existing Code**

- **Current Implementation:**
  - File(s): \`src/api.ts:2-3\`
  - Summary: It gives up at once.

### 2.3 Clarification Questions

- [ ] Should a 429 be tried again?
- [x] Who calls it?
  - **Answer:** Only the importer.

---

## 5. Implementation Plan

### Phase 1: Retries

**Commit 1: Add the policy**

- **Files:** \`src/retry.ts\` (new)
- **Changes:**
  - A function that waits and tries again
- **Verification:** npm test
- **Tests:** Three failures in a row

**Commit 2: Use it**

- **Files:** \`src/api.ts\`
- **Changes:**
  - Call it
- **Verification:** npm test
- **Tests:** A 429 is tried again
`;

/** A plan whose first checkpoint is ready. */
export const READY = HALF_WAY.replace(', etc.', ' and jitter').replace(
  '[How it will be verified, such as a test that passes or a latency that is met]',
  'The importer passes its load test.\n- **Out of Scope:** Other clients.',
);

/** One whose first and third checkpoint can be decided on. */
export const DECIDABLE = `# Plan

**Document Status:** DRAFT
**Last Updated:** [Timestamp]
**Approved By:** [User handle/name]
**Current Phase:** Section 1

## Change Log

## 1. Goal & Feature Requirements

- **User Story/Goal:** Readings keep arriving while a gateway restarts.
- **Specific Requirements:**
  - A request that fails with 503 is sent again three times
- **Success Criteria:** \`npm test\` passes with a gateway that fails twice.
- **Out of Scope:** Writes.

## 3. Design Alternatives & Trade-offs

No alternatives considered. This is the canonical approach per existing patterns.
`;
