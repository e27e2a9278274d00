import assert from 'node:assert/strict';
import { lineOf } from '../../../src/extension/summary/planSummary.ts';
import type { GateReport } from '../../../src/core/gates/gate.ts';
import { NO_HISTORY } from '../../../src/core/gates/history.ts';
import { gateOf } from '../../../src/extension/form/gates.ts';
import { decidedWord, decisionWords, takeBackWord } from '../../../webview-ui/src/features/words.ts';
import { kindOf, stateOf } from './support.ts';

const TEMPLATE = `---
planwright: 1
kind: decided
files: ['*.decided.md']
gates:
  - { id: gate, title: Gate, covers: ['1'], needs: approval }
---
# Decided

## 1. Work

- **What:** [What is done]
`;
const KIND = kindOf(TEMPLATE);

describe('a decision', () => {
  it('is told in words, whatever it is', () => {
    for (const type of ['approve', 'acknowledge', 'request', 'request-changes', 'reject', 'revoke'])
      assert.match(decisionWords(type, 'Ada', 'today'), /^[A-Z][a-z ]+ by Ada, today$/, type);
  });

  it('is called what it is, on the page of its section and on the button that takes it back', () => {
    const [acknowledged, approved] = [{ needs: 'acknowledge' }, { needs: 'approval' }] as const;
    assert.deepEqual(
      [decidedWord([acknowledged]), decidedWord([acknowledged, approved])],
      ['Acknowledged', 'Approved'],
    );
    assert.equal(takeBackWord(acknowledged), 'Take the acknowledgement back…');
    assert.equal(takeBackWord(approved), 'Take the approval back…');
  });

  it('waits for the person again once the text has changed since', () => {
    const state = stateOf(KIND, '# Decided\n\n## 1. Work\n\n- **What:** it\n');
    const waiting = (now: GateReport['state']): number =>
      lineOf({ ...state, gates: state.gates.map((report) => ({ ...report, state: now })) }).waiting;
    assert.deepEqual((['approved', 'ready', 'changed'] as const).map(waiting), [0, 1, 1]);
  });

  it('may be a rejection where the kind says so, and the form offers it there only', () => {
    const text = '# Decided\n\n## 1. Work\n\n- **What:** it\n';
    const rejectable = kindOf(TEMPLATE.replace('needs: approval', 'needs: approval, rejects: true'));
    const around = { history: NO_HISTORY, refused: '', placeOf: () => '' };
    const [plain, other] = [KIND, rejectable].map((kind) =>
      stateOf(kind, text).gates.map((one) => gateOf(one, around)),
    );
    assert.equal(plain?.[0]?.rejects, undefined);
    assert.equal(other?.[0]?.rejects, true);
  });
});
