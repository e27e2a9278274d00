import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FormGate } from '../../../src/contract/form.ts';
import { criterionIcon, criterionWord } from '../../../webview-ui/src/features/words.ts';
import { lineOf } from '../../../src/extension/summary/planSummary.ts';
import { kindOf, snapshotOf, stateOf } from './support.ts';

const KIND = kindOf(`---
planwright: 1
kind: checked
files: ['*.checked.md']
gates:
  - { id: gate, title: Gate, covers: ['1'], needs: approval }
---
# Checked

## 1. Work

- **What:** [What is done]

### Gate

<!-- planwright: id=criteria role=gate-criteria -->
- [ ] Plan complete <!-- planwright: holds=complete:planning -->
- [ ] Looked at by a person
`);

function snapshot(more = ''): ReturnType<typeof snapshotOf> {
  const lines = `- [ ] Plan complete\n- [x] Looked at by a person\n${more}`;
  return snapshotOf(stateOf(KIND, `# Checked\n\n## 1. Work\n\n- **What:** it\n\n### Gate\n\n${lines}`));
}

function gate(more = ''): FormGate {
  const [found] = snapshot(more).gates;
  assert.ok(found);
  return found;
}

describe('the criteria of a gate in the form', () => {
  it('say whether each holds, and what it looked at', () => {
    const because = 'no document of the kind "planning" is linked';
    const ticked = 'ticked in the text, and nobody’s name stands for it';
    assert.deepEqual(gate().criteria, [
      { text: 'Plan complete', holds: false, automatic: true, because },
      { text: 'Looked at by a person', holds: false, automatic: false, because: ticked },
    ]);
  });

  it('are no more than can be read', () => {
    const many = gate(Array.from({ length: 60 }, (_, index) => `- [ ] Line ${index}\n`).join(''));
    assert.deepEqual([many.criteria.length, many.criteriaCount], [50, 62]);
  });

  it('are what comes next while nothing else is missing', () => {
    assert.deepEqual(snapshot().next, { text: 'Meet 2 criteria of "Gate"', target: '1' });
  });

  it('keep the part that lists them, and its section, from being complete until they hold', () => {
    const states = snapshot().outline.map(({ id, state }) => [id, state]);
    assert.deepEqual(states, [
      ['1', 'partial'],
      ['1/gate', 'partial'],
    ]);
  });

  it('are what a document is measured by that exists for its checkpoints', () => {
    assert.deepEqual(snapshot().progress, { done: 1, total: 1, of: 'fields' }, 'one checkpoint among fields');
    const workflow = kindOf(readFileSync(new URL('../../../templates/workflow.md', import.meta.url), 'utf8'));
    const state = stateOf(workflow, workflow.starter);
    assert.deepEqual(snapshotOf(state).progress, { done: 0, total: 6, of: 'checkpoints' });
    assert.match(lineOf(state).short, /^ACTIVE · 0 of 6 checkpoints passed$/);
  });

  it('have a word and a mark of their own for each state', () => {
    const states = [true, false, null];
    assert.deepEqual(states.map(criterionWord), ['Holds', 'Does not hold', 'Not known yet']);
    assert.deepEqual(states.map(criterionIcon), ['complete', 'empty', 'question']);
  });
});
