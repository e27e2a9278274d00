import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { parseTemplate } from '../../../src/core/kind/parseTemplate.ts';
import type { Kind } from '../../../src/core/kind/kind.ts';

/* Functional plans of any size in which everything hangs together, told by a model that a test can break. */

const template = readFileSync(new URL('../../../templates/functional-plan.md', import.meta.url), 'utf8');

export const functionalPlan: Kind = (() => {
  const { kind, problems } = parseTemplate(template, 'functional-plan.md');
  assert.ok(kind, JSON.stringify(problems));
  return kind;
})();

export interface Requirement {
  readonly id: string;
  readonly hint: string;
  readonly errors: readonly string[];
}

export interface Criterion {
  readonly id: string;
  /** As its title names them. */
  readonly requirements: readonly string[];
}

export interface Row {
  readonly requirement: string;
  readonly criterion: string;
}

export interface StreamRow {
  readonly id: string;
  readonly agent: string;
  readonly command: string;
  readonly requirements: readonly string[];
  readonly after: readonly string[];
  readonly parallel: readonly string[];
}

export interface PlanModel {
  readonly requirements: readonly Requirement[];
  readonly rules: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly scenarios: readonly string[];
  readonly streams: readonly StreamRow[];
  readonly targets: readonly string[];
  readonly verification: readonly Row[];
  readonly mandate: readonly Row[];
  readonly review: readonly Row[];
  /** More sections or text, at the end of the overview. */
  readonly overview: string;
}

const list = (ids: readonly string[]): string => (ids.length === 0 ? '—' : ids.join(', '));

const WORDS = 'amber birch cedar delta ember fjord grove heron iris juniper kelp lotus maple north olive pearl'.split(
  ' ',
);

/** A word for each number, so that no two error cases have one in common. */
export const wordOf = (at: number): string => `${WORDS[at % WORDS.length] ?? ''}${String(at)}`;

/** A plan of so many requirements, each with some criteria and error cases, shared among streams in a row. */
export function cleanModel(size: number, perRequirement = 2, streams = 3): PlanModel {
  const ids = Array.from({ length: size }, (_, at) => `FR-${String(at + 1)}`);
  const requirements = ids.map((id, at) => ({ id, hint: 'backend', errors: [`Refused ${wordOf(at)}`] }));
  const rows = ids.flatMap((requirement, at) =>
    Array.from({ length: perRequirement }, (_, index) => ({
      requirement,
      criterion: `AC-${String(at * perRequirement + index + 1)}`,
    })),
  );
  const count = Math.max(1, Math.min(streams, size));
  const share = Math.ceil(size / count);
  return {
    requirements,
    rules: ['Names are unique', 'Times are set by the system'],
    criteria: rows.map(({ requirement, criterion }) => ({ id: criterion, requirements: [requirement] })),
    scenarios: requirements.flatMap(({ errors }) => errors),
    streams: Array.from({ length: Math.ceil(size / share) }, (_, at) => ({
      id: `WS-${String(at + 1)}`,
      agent: 'software-engineer',
      command: '`/implement`',
      requirements: ids.slice(at * share, (at + 1) * share),
      after: at === 0 ? [] : [`WS-${String(at)}`],
      parallel: [],
    })),
    targets: ['< 200 ms p99', '99.9%'],
    verification: rows,
    mandate: rows,
    review: rows,
    overview: '',
  };
}

const requirementText = ({ id, hint, errors }: Requirement): string => `### ${id}: Requirement ${id.slice(3)}

**Agent hint:** ${hint}

**Description:** The system keeps what it is given

**Inputs:**

| Field | Type | Constraints |
| --- | --- | --- |
| name | string | Required |

**Behaviour:**

1. The user sends it
2. The system answers

**Success Criteria:**

- It can be seen

**Error Cases:**

| Condition | Expected Behaviour |
| --- | --- |
${errors.map((error) => `| ${error} | It says why |`).join('\n')}
`;

const criterionText = ({ id, requirements }: Criterion): string => `### ${id}: Criterion ${id.slice(3)}${
  requirements.length === 0 ? '' : ` (${requirements.join(', ')})`
}

**Given** a user
**When** they send it
**Then** it is there
`;

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What the table on security lists. */
export const CONCERNS = [
  'User input',
  'Authentication',
  'Authorisation',
  'Secrets/credentials',
  'Sensitive data',
  'External data',
  'gRPC/API surface',
];

export function planText(model: PlanModel): string {
  return `# Implementation Plan

**Task:** PROJ-123
**Branch:** PROJ-123_widgets
**Feature:** Widgets
**Created:** 2026-03-01
**Status:** DRAFT

## Feature Overview

People keep widgets.${model.overview}

## Functional Requirements

${model.requirements.map(requirementText).join('\n')}
## Business Rules

${table(
  ['Rule', 'Description'],
  model.rules.map((text, at) => [`BR-${String(at + 1)}`, text]),
)}

## Integration Points

### Dependencies (what this feature needs)

${table(['System', "What's Needed", 'Notes'], [['User service', 'Who is asking', 'There already']])}

### Consumers (what uses this feature)

${table(['Consumer', 'How Used'], [['REST API', 'Primary interface']])}

## Acceptance Criteria

${model.criteria.map(criterionText).join('\n')}
## Test Scenarios

### Everything

${table(
  ['Scenario', 'Inputs', 'Expected Outcome'],
  model.scenarios.map((scenario) => [scenario, 'any', 'It is refused']),
)}

## Work Streams

${table(
  ['Stream', 'Agent', 'Command', 'Requirements', 'Depends On', 'Parallel With'],
  model.streams.map(({ id, agent, command, requirements, after, parallel }) => [
    `${id}: Part`,
    agent,
    command,
    list(requirements),
    list(after),
    list(parallel),
  ]),
)}

## Non-Functional Requirements

${table(
  ['Requirement', 'Target', 'Notes'],
  model.targets.map((target) => ['Response time', target, 'All']),
)}

## Security Considerations

${table(
  ['Concern', 'Applies?', 'Notes'],
  CONCERNS.map((name) => [`**${name}**`, 'NO', 'None here']),
)}

## Out of Scope

- Sharing

## Open Questions

- [x] How many are there?
  - **Answer:** Ten

## Assumption Register

${table(['#', 'Assumption', 'Impact if Wrong', 'Resolved?'], [['A-1', 'Names are short', 'Storage', 'Confirmed in spec']])}

## Codebase Notes

**Similar features exist:** Orders are kept alike

**Available dependencies:** All that is needed

**External services:** None

## SE Verification Contract

${table(
  ['FR', 'AC', 'Observable Behaviour', 'Verified?'],
  model.verification.map(({ requirement, criterion }) => [requirement, criterion, 'It is there', '[ ]']),
)}

## Test Mandate

${table(
  ['AC', 'Test Type', 'Scenario', 'Expected'],
  model.mandate.map(({ criterion }) => [criterion, 'Unit', 'It is sent', 'It is there']),
)}

## Review Contract

${table(
  ['FR', 'AC', 'What to Check', 'Pass Criteria'],
  model.review.map(({ requirement, criterion }) => [requirement, criterion, 'It is kept', 'It is there']),
)}
`;
}
