import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { bytes, closeAll, plan, remove, soon, watching, write } from '../documents/support.ts';

const FOLDER = 'feature/docs/features';
const SPEC_FILE = `${FOLDER}/FEAT-012-spec.md`;
const PLAN_FILE = `${FOLDER}/FEAT-012-plan.md`;
const example = (name: string): string =>
  readFileSync(path.join(__dirname, '../../examples/docs/features', name), 'utf8');
// The plan names its specification from the top of the folder.
const atFolder = (text: string): string => text.replaceAll('`docs/features/', `\`${FOLDER}/`);

describe('a feature plan in the editor', () => {
  before(watching);
  afterEach(async () => {
    await closeAll();
    await remove('feature');
  });

  const codes = (session: Awaited<ReturnType<typeof plan>>): string[] => session.state.findings.map(({ code }) => code);

  it('follows its specification, which it reads from the disk', async () => {
    const spec = example('FEAT-012-spec.md');
    await write(SPEC_FILE, spec);
    const session = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    await soon('the specification is read', () => !codes(session).includes('spec.changed'));
    await write(SPEC_FILE, spec.replace('20 minutes', '10 minutes'));
    await soon('the change is noticed', () => codes(session).includes('spec.changed'));
    await write(SPEC_FILE, spec);
    await soon('the change is taken back', () => !codes(session).includes('spec.changed'));
  });

  it('is searched for patterns by its command', async () => {
    await write(SPEC_FILE, example('FEAT-012-spec.md'));
    await write(
      'feature/src/stock.ts',
      'export function countShelf(items: string[]): number {\n  return items.length;\n}\n',
    );
    const session = await plan(PLAN_FILE, atFolder(example('FEAT-012-plan.md')));
    const done = vscode.commands.executeCommand('planwright.analyseCodeBase', session.document.uri);
    await soon('the place in the plan', () => session.document.getText().includes('feature/src/stock.ts:1'));
    await done;
    assert.ok((await bytes(PLAN_FILE)).includes('FEAT-012'));
  });
});
