import assert from 'node:assert/strict';
import { judgeCheck } from '../../../../src/core/gates/checks.ts';

describe('judgeCheck', () => {
  const linked = { byKind: () => ({ documents: [], pending: false }) };

  for (const name of ['no-such-check', '__proto__', 'constructor', 'toString'])
    it(`tells that "${name}" is no check, whatever else has that name`, () => {
      const { holds, looked } = judgeCheck(`${name}:design`, linked as never);
      assert.equal(holds, false);
      assert.match(looked, /is no check/);
    });
});
