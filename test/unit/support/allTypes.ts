/** A kind with a field of every type, and a document of it with something in each. */
export const ALL_TYPES_TEMPLATE = `---
planwright: 1
kind: sample
files: ['**/SAMPLE.md']
header:
  status: status
gates:
  - id: start
    title: Start
    covers: ['1']
    needs: approval
status:
  - { name: DRAFT, to: [DONE] }
  - { name: DONE }
---
# Sample

**Status:** [DRAFT | DONE] <!-- planwright: initial=DRAFT -->
**Due:** [YYYY-MM-DD]

## 1. Fields

- **Goal:** [One sentence]
- **Source:** [\`path/to/file.ts\`] <!-- planwright: type=reference -->
- **Parts:**
  - [A part]
- **Way:** <!-- planwright: choose=one -->
  - [ ] Left
  - [ ] Right
- **Needs:** <!-- planwright: choose=any -->
  - [ ] Water
  - [ ] Light

### 1.1 Code

<!-- planwright: id=types -->
\`\`\`ts
[Types]
\`\`\`

## 2. Table

| Name | State |
| --- | --- |
| [Name] | [open \\| shut] |

## 3. Questions

- [ ] [A question] <!-- planwright: role=questions id=questions -->

## 4. Steps

### Step 1: [Title] <!-- planwright: repeat=1.. -->

- **Why:** [Reason]
`;

export const ALL_TYPES_DOCUMENT = `# Sample of all

**Status:** DRAFT
**Due:** 2026-12-01

## 1. Fields

- **Goal:** Try *every* type, with a \`|\` and <b>tags</b>
- **Source:** \`src/a.ts:10-20\`
- **Parts:**
  - First, with
    a second line
  - Second
- **Way:**
  - [ ] Left
  - [x] Right
- **Needs:**
  - [x] Water
  - [ ] Light

### 1.1 Code

\`\`\`ts
interface A {
  b: string;
}
\`\`\`

## 2. Table

| Name | State |
| --- | --- |
| One \\| two | open |
| Three | shut |

## 3. Questions

- [x] Is it answered?
  - **Answer:** Yes,
    it is.
- [ ] Is this one open?

## 4. Steps

### Step 1: Begin

- **Why:** Because

## Not of this kind

Left alone.
`;
