import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION } from '../features/support.ts';
import * as vscode from 'vscode';
import { at, closeAll, plan, remove, soon, watchingIn } from './support.ts';

const FILE = '.kiro/specs/steered/workflow.md';
const STEERING = '---\ninclusion: always\n---\n\n## Gate 1\n\n- [ ] The works council was asked\n';

const example = (): string => {
  const root = vscode.extensions.getExtension(EXTENSION)?.extensionPath ?? '';
  return readFileSync(join(root, 'examples/docs/features/station-alerts/workflow.md'), 'utf8');
};

describe('criteria of steering files', () => {
  // Of a folder within one that nobody watches yet, nothing is ever heard.
  before(() => watchingIn('.kiro'));
  afterEach(closeAll);
  after(() => remove('.kiro'));

  it('are asked for when their folder comes in one go', async () => {
    const session = await plan(FILE, example());
    const made = at('.kiro-made').fsPath;
    mkdirSync(made);
    writeFileSync(join(made, 'works.md'), STEERING);
    renameSync(made, at('.kiro/steering').fsPath);
    await soon('the criterion at the gate', () =>
      session.state.gates[0]?.criteria.some(({ text }) => text === 'The works council was asked'),
    );
  });
});
