import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, bytes, closeAll, internals, plan, remove, soon, textOf, watching, write } from './support.ts';

const STORY = '1/user-story-goal';

const PLAN = `# Plan

**Document Status:** DRAFT

## 1. Goal & Feature Requirements

- **User Story/Goal:** One
- **Success Criteria:** Two
`;

describe('a document session', () => {
  before(async () => {
    await internals();
    await watching();
  });

  afterEach(closeAll);

  // Not after each test: a folder that goes and comes back at once can be lost to the workbench's file watcher.
  after(() => remove('session'));

  it('is there for a document of a kind, and for no other', async () => {
    const { open, sessions } = await internals();
    const session = await plan('session/a/PLANNING.md', PLAN);
    assert.equal(sessions.get(session.document.uri), session);
    assert.equal(session.state.plan.kind.id, 'planning');
    await write('session/notes.md', '# Notes\n\nNothing here.\n');
    assert.equal(await open(at('session/notes.md')), undefined);
  });

  it('changes only the bytes of the slot', async () => {
    const session = await plan('session/b/PLANNING.md', PLAN);
    const outcome = await session.edit([{ type: 'setText', field: STORY, text: 'Another' }], 'One');
    assert.deepEqual(outcome, { ok: true, version: session.document.version });
    assert.equal(session.document.getText(), PLAN.replace('One', 'Another'));
    assert.equal(session.document.isDirty, true, 'the person saves, not the extension');
    assert.equal(await bytes('session/b/PLANNING.md'), PLAN);
  });

  it('refuses to overwrite what somebody else wrote', async () => {
    const session = await plan('session/c/PLANNING.md', PLAN);
    const outcome = await session.edit([{ type: 'setText', field: STORY, text: 'Mine' }], 'Zero');
    assert.deepEqual(outcome.ok ? null : [outcome.code, outcome.current], ['conflict', 'One']);
    assert.equal(session.document.getText(), PLAN);
  });

  it('takes edits one after another, each on what the one before it left', async () => {
    const session = await plan('session/d/PLANNING.md', PLAN);
    const outcomes = await Promise.all([
      session.edit([{ type: 'setText', field: STORY, text: 'First' }], 'One'),
      session.edit([{ type: 'setText', field: STORY, text: 'Second' }], 'First'),
      session.edit([{ type: 'setText', field: STORY, text: 'Third' }], 'One'),
    ]);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.code)),
      ['ok', 'ok', 'conflict'],
    );
    assert.equal(textOf(session, STORY), 'Second');
  });

  it('follows typing, undo and outside writes alike', async () => {
    const session = await plan('session/e/PLANNING.md', PLAN);
    const editor = await vscode.window.showTextDocument(session.document);
    const heard: number[] = [];
    const listener = session.onDidChange(({ version }) => heard.push(version));
    await editor.edit((edit) => {
      edit.insert(session.document.positionAt(PLAN.indexOf('One') + 3), ' more');
    });
    assert.equal(textOf(session, STORY), 'One more');
    await soon('the event of the typing', () => heard.includes(session.document.version));
    await vscode.commands.executeCommand('undo');
    assert.equal(textOf(session, STORY), 'One');
    await session.document.save();
    await write('session/e/PLANNING.md', PLAN.replace('One', 'From outside'));
    await soon('the outside write', () => textOf(session, STORY) === 'From outside');
    listener.dispose();
  });

  it('makes one undo step of several intents', async () => {
    const session = await plan('session/f/PLANNING.md', PLAN);
    await vscode.window.showTextDocument(session.document);
    await session.edit([
      { type: 'setText', field: STORY, text: 'A' },
      { type: 'setText', field: '1/success-criteria', text: 'B' },
    ]);
    assert.equal(session.document.getText(), PLAN.replace('One', 'A').replace('Two', 'B'));
    await vscode.commands.executeCommand('undo');
    assert.equal(session.document.getText(), PLAN);
  });

  it('plans again when the document moves on under an edit', async () => {
    const session = await plan('session/g/PLANNING.md', PLAN);
    const editor = await vscode.window.showTextDocument(session.document);
    const outcomes = await Promise.all([
      session.edit([{ type: 'setText', field: STORY, text: 'Mine' }], 'One'),
      editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 6), ' of ours');
      }),
    ]);
    assert.equal(outcomes[0].ok, true);
    assert.equal(outcomes[1], true);
    assert.equal(session.document.getText(), PLAN.replace('One', 'Mine').replace('# Plan', '# Plan of ours'));
  });

  it('keeps CRLF', async () => {
    const text = PLAN.replaceAll('\n', '\r\n');
    const session = await plan('session/h/PLANNING.md', text);
    const outcome = await session.edit([{ type: 'setText', field: STORY, text: 'One\nand two' }], 'One');
    assert.equal(outcome.ok, true, JSON.stringify(outcome));
    await session.document.save();
    const after = await bytes('session/h/PLANNING.md');
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false, 'a lone line feed');
    assert.equal(textOf(session, STORY), 'One\nand two');
  });

  it('keeps every byte but those of the slot, in documents of every kind', async () => {
    const kinds = (await (await internals()).kinds.all()).filter(({ newFile }) => newFile !== null);
    assert.ok(kinds.length >= 4);
    for (const { id, starter, newFile } of kinds) {
      const path = `session/every/${id}/${String(newFile)}`;
      const text = `\ufeff${starter.replaceAll('\n', '\r\n')}`;
      const session = await plan(path, text);
      assert.equal(session.state.plan.kind.id, id);
      const field = [...session.state.plan.fields.values()].find(
        ({ read: { value, schema } }) => value.type === 'text' && schema.options.length === 0,
      );
      assert.ok(field, id);
      const before = textOf(session, field.id) ?? '';
      const outcome = await session.edit([{ type: 'setText', field: field.id, text: 'Said here' }], before);
      assert.equal(outcome.ok, true, JSON.stringify(outcome));
      await session.document.save();
      const after = await bytes(path);
      const [at, end] = [text.indexOf(before), text.length - text.indexOf(before) - before.length];
      assert.equal(after, `${text.slice(0, at)}Said here${end === 0 ? '' : text.slice(-end)}`, id);
    }
  });

  it('never writes a file that is not UTF-8', async () => {
    const broken = Buffer.concat([Buffer.from(PLAN), Buffer.from([0xff, 0xfe, 0x0a])]);
    await write('session/i/PLANNING.md', broken);
    const session = await (await internals()).open(at('session/i/PLANNING.md'));
    assert.ok(session);
    assert.match(session.readOnly, /UTF-8/);
    const outcome = await session.edit([{ type: 'setText', field: STORY, text: 'Mine' }]);
    assert.equal(outcome.ok ? '' : outcome.code, 'read-only');
    assert.equal(session.document.isDirty, false);
  });

  it('knows the kind that front matter names as soon as it is typed', async () => {
    const { open } = await internals();
    await write('session/j/other.md', '# Other\n\nText.\n');
    assert.equal(await open(at('session/j/other.md')), undefined);
    const document = await vscode.workspace.openTextDocument(at('session/j/other.md'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '---\nplanwright: planning\n---\n\n');
    });
    const { sessions } = await internals();
    const session = await soon('the session', () => sessions.get(document.uri));
    assert.equal(session.state.plan.kind.id, 'planning');
    await vscode.commands.executeCommand('undo');
    await soon('the session to end', () => sessions.get(document.uri) === undefined);
  });

  it('judges references again when a file appears', async () => {
    const text = `${PLAN}
## 2. Research & Discovery

### 2.1 Codebase Reconnaissance

**Step 1: Locate the Change**

- **Is this modifying existing code or adding new functionality?**
  - [x] Modifying existing (go to Step 2a)
  - [ ] Net new (go to Step 2b)

**Step 2a: Modifying Existing Code**

- **Current Implementation:**
  - File(s): \`session/k/late.ts:1-2\`
`;
    const session = await plan('session/k/PLANNING.md', text);
    const lost = (): boolean => session.state.findings.some(({ code }) => code === 'file.not-found');
    await soon('the finding', lost);
    await write('session/k/late.ts', '// here\n');
    await soon('the finding to go', () => !lost());
  });
});
