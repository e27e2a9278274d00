import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HALF_WAY } from './plans.ts';
import { activated, closeAll, EXTENSION, eventually, openPlan, positionOf } from './support.ts';

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

const own = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'planwright');

const diagnostic = (uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> =>
  eventually(`a diagnostic ${code}`, () => own(uri).find((found) => codeOf(found) === code));

async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind);
}

describe('diagnostics', () => {
  afterEach(closeAll);

  it('stand where the finding is, with its code and its page', async () => {
    const { uri, document } = await openPlan(HALF_WAY);
    const found = await diagnostic(uri, 'field.placeholder');
    assert.equal(document.getText(found.range).startsWith('[How it will be verified'), true);
    assert.equal(found.source, 'planwright');
    assert.ok(typeof found.code === 'object');
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.equal(
      found.code.target.path,
      vscode.Uri.joinPath(extension?.extensionUri ?? uri, 'docs/rules/field.placeholder.md').path,
    );
    const vague = await diagnostic(uri, 'wording.vague');
    assert.equal(document.getText(vague.range), 'etc.');
  });

  it('follow what is typed', async () => {
    const { uri, document, editor } = await openPlan(HALF_WAY);
    const before = await diagnostic(uri, 'wording.vague');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n\n'));
    await eventually('the diagnostic moves', () =>
      own(uri).find(
        (found) => codeOf(found) === 'wording.vague' && found.range.start.line === before.range.start.line + 2,
      ),
    );
    const at = positionOf(document, ', etc.');
    await editor.edit((edit) => edit.delete(new vscode.Range(at.translate(0, -6), at)));
    await eventually('the diagnostic goes', () =>
      own(uri).some((found) => codeOf(found) === 'wording.vague') ? undefined : true,
    );
  });

  it('have the severity of the setting, and none when the rule is off', async () => {
    const { uri } = await openPlan(HALF_WAY);
    await diagnostic(uri, 'wording.vague');
    const settings = vscode.workspace.getConfiguration('planwright');
    const target = vscode.ConfigurationTarget.Global;
    try {
      await settings.update('rules', { 'wording.vague': 'hint', 'field.placeholder': 'off' }, target);
      await eventually('the severity changes', () =>
        own(uri).find(
          (found) => codeOf(found) === 'wording.vague' && found.severity === vscode.DiagnosticSeverity.Hint,
        ),
      );
      assert.equal(
        own(uri).some((found) => codeOf(found) === 'field.placeholder'),
        false,
      );
    } finally {
      await settings.update('rules', undefined, target);
    }
  });
});

describe('quick fixes', () => {
  afterEach(closeAll);

  it('change only what they say', async () => {
    const { uri, document, session } = await openPlan(HALF_WAY.replace(/## 1\.[\s\S]*?(?=## 2\.)/, ''));
    const missing = await diagnostic(uri, 'section.missing');
    const fix = (await fixesAt(uri, missing.range)).find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit);
    const before = document.getText();
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    const { kinds } = await activated();
    const kind = (await kinds.all()).find(({ id }) => id === 'planning');
    const section = kind?.sections.find(({ number }) => number === '1');
    assert.ok(section);
    const after = document.getText();
    assert.ok(after.includes(section.source), 'the section is that of the template');
    const at = after.indexOf(section.source);
    assert.equal(before.startsWith(after.slice(0, at)), true, 'nothing before it has changed');
    assert.equal(before.endsWith(after.slice(at + section.source.length).trimStart()), true, 'nor behind it');
    assert.ok(session.state.plan.node('1'));
  });

  it('ignore a finding in place', async () => {
    const { uri, document } = await openPlan(HALF_WAY);
    const vague = await diagnostic(uri, 'wording.vague');
    const ignore = (await fixesAt(uri, vague.range)).find(({ title }) => title.startsWith('Ignore wording.vague'));
    assert.ok(ignore?.edit);
    await vscode.workspace.applyEdit(ignore.edit);
    assert.ok(document.getText().includes('backoff, etc. <!-- planwright-ignore wording.vague: reason -->\n'));
    await eventually('it is ignored', () =>
      own(uri).some((found) => codeOf(found) === 'wording.vague') ? undefined : true,
    );
  });

  it('say what they are about where one line has several of a kind', async () => {
    const { uri } = await openPlan(HALF_WAY.replace('backoff, etc.', 'backoff, etc., TBD'));
    const vague = await eventually('both words are found', () => {
      const found = own(uri).filter((one) => codeOf(one) === 'wording.vague');
      return found.length === 2 ? found : undefined;
    });
    const [first, second] = vague;
    assert.ok(first && second);
    const titles = (await fixesAt(uri, first.range.union(second.range))).map(({ title }) => title);
    assert.ok(titles.length > 2);
    assert.deepEqual(titles, [...new Set(titles)]);
  });

  it('lead to the form', async () => {
    const { uri } = await openPlan(HALF_WAY);
    const vague = await diagnostic(uri, 'wording.vague');
    const open = (await fixesAt(uri, vague.range)).find(({ command }) => command?.command === 'planwright.openForm');
    assert.equal(open?.command?.arguments?.[1], '1/specific-requirements');
  });
});
