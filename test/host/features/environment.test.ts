import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, plan, remove } from '../documents/support.ts';
import { answering } from './support.ts';

const PLAN = 'environment/plans/T-1/plan.md';
const example = readFileSync(path.join(__dirname, '../../examples/plans/ISSUES-1/ISSUES-1_rest-api/plan.md'), 'utf8');

describe('comparing a plan with the development environment', () => {
  afterEach(async () => {
    await closeAll();
    await remove('environment');
  });

  it('shows what is missing, and adds what the person leaves ticked', async () => {
    const text = example.replace('A tracker of issues', 'With Cassandra, by PLANWRIGHT_TEST_KEY. A tracker of issues');
    const { document } = await plan(PLAN, text);
    await answering(['Cassandra'], () => vscode.commands.executeCommand('planwright.compareEnvironment', document.uri));
    const rows = document
      .getText()
      .split('\n')
      .filter((line) => /^\| (?:Cassandra|PLANWRIGHT_TEST_KEY) /.test(line));
    assert.deepEqual(rows, ['| PLANWRIGHT_TEST_KEY | Not in .env.example | The plan names it |']);
  });
});
