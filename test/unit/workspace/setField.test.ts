import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { decodeText } from '../../../src/workspace/decode.ts';
import { setField } from '../../../src/workspace/report/setField.ts';
import { shownValue } from '../../../src/workspace/report/shownValue.ts';
import { shipped } from '../core/support/kinds.ts';
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

  it('adds the section of a field that is missing with it, for every text of every kind', () => {
    const open: string[] = [];
    let count = 0;
    for (const kind of shipped) {
      const bare = readPlan(kind, '# T\n');
      for (const { id, read } of readPlan(kind, kind.starter).fields.values()) {
        if (read.value.type !== 'text' || read.schema.options.length > 0) continue;
        const result = setField(bare, id, 'Two words');
        const value = result.ok ? result.after.field(id)?.read.value : undefined;
        if (value?.type === 'text' && value.slot.text === 'Two words') count++;
        else open.push(`${kind.id}: ${id}: ${result.ok ? '' : result.message}`);
      }
    }
    assert.deepEqual(open, []);
    assert.ok(count > 50);
    const refused = setField(readPlan(planning, '# T\n'), '1/user-story-goal', 'x', 'something');
    assert.equal(refused.ok ? '' : refused.code, 'conflict');
  });
});
