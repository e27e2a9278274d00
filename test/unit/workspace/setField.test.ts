import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { decodeText } from '../../../src/workspace/decode.ts';
import { setField } from '../../../src/workspace/report/setField.ts';
import { shownValue } from '../../../src/workspace/report/shownValue.ts';
import { planning } from '../support/plans.ts';

const fixtures = path.join(root, 'test/fixtures');

describe('setField', () => {
  it('changes nothing when it is given what is shown, for every field of every fixture', () => {
    let count = 0;
    for (const name of readdirSync(fixtures, { recursive: true, encoding: 'utf8' })) {
      const decoded = name.endsWith('.md') ? decodeText(readFileSync(path.join(fixtures, name))) : null;
      if (!decoded?.ok) continue;
      const plan = readPlan(planning, decoded.text);
      for (const { id, read } of plan.fields.values()) {
        const value = shownValue(read.value);
        const given = typeof value === 'string' ? value : JSON.stringify(value);
        const result = setField(plan, id, given, given);
        assert.ok(result.ok, `${name}, ${id}: ${result.ok ? '' : result.message}`);
        assert.equal(result.after.text, plan.text, `${name}, ${id}`);
        count++;
      }
    }
    assert.ok(count > 200);
  });
});
