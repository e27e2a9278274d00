import assert from 'node:assert/strict';
import { readPlan } from '../../../src/core/plan/readPlan.ts';
import { planName } from '../../../src/extension/summary/planName.ts';
import { shipped } from '../core/support/kinds.ts';

function name(id: string, text: string): string {
  const kind = shipped.find((one) => one.id === id);
  assert.ok(kind, id);
  return planName(readPlan(kind, text));
}

describe('what a plan is called in lists', () => {
  it('is its title, where that is its own', () => {
    assert.equal(
      name('spec', '# Inventory\n\n## Request\n\n**Request:**\n\n```text\nCount things\n```\n'),
      'Inventory',
    );
  });

  it('is the title of its template with its feature, or with what was asked for', () => {
    assert.equal(name('workflow', '# Feature Workflow\n\n**Feature:** Shift swaps\n'), 'Feature Workflow: Shift swaps');
    const report = '# Maintenance Plan\n\n## Request\n\n**Request:**\n\n```text\nThe export fails\nLog: none\n```\n';
    assert.equal(name('maintenance', report), 'Maintenance Plan: The export fails');
  });

  it('is no hint, and the name of its kind where there is nothing else', () => {
    assert.equal(name('workflow', '# Feature Workflow\n\n**Feature:** [Name]\n'), 'Feature Workflow');
    assert.equal(name('workflow', '**Status:** ACTIVE\n'), 'Feature workflow');
  });
});
