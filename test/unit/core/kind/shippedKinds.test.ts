import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../../scripts/lib/paths.mjs';
import type { Intent } from '../../../../src/core/edit/intent.ts';
import { planEdit } from '../../../../src/core/edit/planEdit.ts';
import { walkSlots } from '../../../../src/core/kind/kind.ts';
import { parseTemplate } from '../../../../src/core/kind/parseTemplate.ts';
import type { LocatedField, Plan } from '../../../../src/core/plan/plan.ts';
import { readPlan } from '../../../../src/core/plan/readPlan.ts';
import { allRules } from '../../../../src/core/rules/allRules.ts';
import type { Value } from '../../../../src/core/fields/value.ts';
import { checkOwnTemplates } from '../../../../src/workspace/late/ownTemplates.ts';

const folder = path.join(root, 'templates');
const VALUE = 'It holds # this, - that | and `more`';

/** What a person types into each type of field. */
function fill({ id, read, schema }: LocatedField): Intent {
  switch (read.value.type) {
    case 'list':
    case 'questions':
      return { type: 'addItem', field: id, text: VALUE };
    case 'checklist':
      return { type: 'toggle', field: id, index: 0, done: true };
    case 'choice':
      return { type: 'choose', field: id, index: 0 };
    case 'table':
      return { type: 'addRow', field: id, cells: read.value.columns.map(() => VALUE) };
    case 'code':
      return { type: 'setCode', field: id, text: VALUE };
    default:
      return { type: 'setText', field: id, text: schema.options[0]?.text ?? VALUE };
  }
}

function holds(value: Value, schema: LocatedField['schema']): boolean {
  switch (value.type) {
    case 'list':
    case 'questions':
      return value.items.at(-1)?.slot.text === VALUE;
    case 'checklist':
    case 'choice':
      return value.items[0]?.state === 'done';
    case 'table':
      return value.rows.at(-1)?.cells.every(({ text }) => text === VALUE) ?? false;
    case 'code':
      return value.text === VALUE;
    default:
      return value.slot.text === (schema.options[0]?.text ?? VALUE);
  }
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  describe(`the shipped template ${name}`, () => {
    let plan: Plan;
    before(() => {
      const { kind, problems } = parseTemplate(readFileSync(path.join(folder, name), 'utf8'), name);
      assert.deepEqual(problems, null);
      assert.ok(kind);
      plan = readPlan(kind, kind.starter);
    });

    it('starts with everything that it asks for in place', () => {
      const missing = [...plan.walk()].flatMap(({ node }) => node.missing.map(({ id }) => id));
      assert.deepEqual(missing, []);
      const sections = plan.root.children.map(({ node }) => node.schema);
      assert.deepEqual(sections, plan.kind.sections);
    });

    it('has no field that does not take a value and give it back', () => {
      assert.ok(plan.fields.size > 0);
      for (const field of plan.fields.values()) {
        const result = planEdit(plan, fill(field));
        assert.ok(result.ok, `${field.id}: ${result.ok ? '' : result.message}`);
        const after = result.after.field(field.id);
        assert.ok(after && holds(after.read.value, after.schema), field.id);
      }
    });
  });
}

describe('the shipped templates together', () => {
  const own = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      const { kind } = parseTemplate(text, name);
      return kind ? [{ kind, text }] : [];
    });
  const kinds = own.map(({ kind }) => kind);

  it('name nothing that is not there', () => {
    assert.deepEqual(checkOwnTemplates(own, kinds), []);
  });

  it('use each role that a rule asks for, so that they tell which roles there are', () => {
    const slots = kinds.flatMap(({ header, sections }) => [...walkSlots([header, ...sections])]);
    const used = new Set(slots.map(({ slot }) => slot.role));
    assert.deepEqual(
      allRules.flatMap(({ roles = [] }) => roles).filter((role) => !used.has(role)),
      [],
    );
  });
});
