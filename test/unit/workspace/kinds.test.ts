import assert from 'node:assert/strict';
import type { FileStore } from '../../../src/workspace/fileStore.ts';
import { loadKinds } from '../../../src/workspace/kinds.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { RUNBOOK, shipped, shippedTemplates } from '../support/templates.ts';

const ids = (set: Awaited<ReturnType<typeof loadKinds>>): string[] => set.kinds.map(({ id }) => id);

describe('loadKinds', () => {
  it('puts the kinds of the workspace before the shipped ones', async () => {
    const workspace = memoryFiles({
      '.planwright/templates/runbook.md': RUNBOOK,
      '.planwright/templates/notes.txt': 'x',
    });
    const set = await loadKinds(shipped(), workspace);
    assert.deepEqual(ids(set), ['runbook', 'planning']);
    assert.deepEqual(set.findings, []);
  });

  it('lets a template of the workspace replace a shipped one', async () => {
    const own = RUNBOOK.replace('kind: runbook', 'kind: planning');
    const set = await loadKinds(shipped(), memoryFiles({ '.planwright/templates/own.md': own }));
    assert.deepEqual(ids(set), ['planning']);
    assert.equal(set.kinds[0]?.origin, '.planwright/templates/own.md');
  });

  it('reports a broken template where it is broken, and keeps the others', async () => {
    const broken = RUNBOOK.replace('kind: runbook', 'kind: Run Book');
    const workspace = memoryFiles({
      '.planwright/templates/a.md': broken,
      '.planwright/templates/b.md': RUNBOOK,
      '.planwright/templates/c.md': Buffer.from('PK\u0003\u0004 no template', 'latin1'),
    });
    const set = await loadKinds(shipped(), workspace);
    assert.deepEqual(ids(set), ['runbook', 'planning']);
    assert.deepEqual(
      set.findings.map(({ code, file, range }) => [code, file, range.start.line, range.start.character]),
      [
        ['template.invalid', '.planwright/templates/a.md', 2, 6],
        ['template.invalid', '.planwright/templates/c.md', 0, 0],
      ],
    );
  });

  it('says so when two templates of the workspace define one kind', async () => {
    const workspace = memoryFiles({ '.planwright/templates/a.md': RUNBOOK, '.planwright/templates/b.md': RUNBOOK });
    const { findings } = await loadKinds(shipped(), workspace);
    assert.match(findings[0]?.message ?? '', /"runbook" is defined in \.planwright\/templates\/a\.md already/);
  });

  it('takes what was read when the package was built, while a template has the same text', async () => {
    const { kinds } = await loadKinds(shipped(), null);
    const [kind] = kinds;
    assert.ok(kind);
    const text = new TextDecoder().decode(await shippedTemplates().read('planning.md'));
    const built = (of: string): FileStore =>
      memoryFiles({
        'kinds.json': JSON.stringify([{ path: 'planning.md', text: of, kind: { ...kind, title: 'As built' } }]),
      });
    const titleWith = async (dist: FileStore): Promise<string | undefined> =>
      (await loadKinds(shipped(dist), null)).kinds[0]?.title;
    assert.equal(await titleWith(built(text)), 'As built');
    assert.equal(await titleWith(built(`${text}\n`)), kind.title);
    for (const broken of ['', '{', '{}', 'null', '[null]'])
      assert.equal(await titleWith(memoryFiles({ 'kinds.json': broken })), kind.title, broken);
  });

  it('does without a workspace', async () => {
    assert.deepEqual(ids(await loadKinds(shipped(), null)), ['planning']);
  });

  it('warns of a template whose documents lack a part when they are read again', async () => {
    const template =
      '---\nplanwright: 1\nkind: odd\n---\n# Odd\n\n## Why\n\n**Sure:** <!-- planwright: id=sure -->\n\n- **Proof:** [link]\n- **Next:** [step]\n';
    const set = await loadKinds(shipped(), memoryFiles({ '.planwright/templates/odd.md': template }));
    assert.deepEqual(
      set.findings.map(({ code, severity, file }) => [code, severity, file]),
      [['template.not-read-back', 'warning', '.planwright/templates/odd.md']],
    );
    assert.match(set.findings[0]?.message ?? '', /"Sure"/);
    assert.equal(set.kinds[0]?.id, 'odd');
  });

  it('warns of names in a template of the workspace that stand for nothing', async () => {
    const template = [
      '---',
      'planwright: 1',
      'kind: odd',
      'gates:',
      "  - { id: go, title: Go, covers: [checks], ready: 'Ready: {questons} of {questions}' }",
      'rules:',
      '  taks: later',
      "  blueprint: { section: ['1'] }",
      '  how: inn',
      '  patterns: { anything: [] }',
      'trace: { requirement: { role: own-role } }',
      '---',
      '# Odd',
      '',
      '## Checks <!-- planwright: role=compleetion -->',
      '',
      '- [ ] Done <!-- planwright: holds=wording.vague,wording.vage,approval:go,approval:went -->',
      '- [ ] Known <!-- planwright: holds=complete:a,none:wording:a,need:scope,filled:b:1 -->',
      '',
      '### R-1: [Name] <!-- planwright: repeat=1.. role=own-role -->',
      '',
      '- **Label:** [hint]',
      '',
    ].join('\n');
    const templates = memoryFiles({
      'a.md':
        '---\nplanwright: 1\nkind: a\nrules: { tasks: later, how: out, blueprint: {}, patterns: {} }\n---\n# A\n\n## A\n',
    });
    const set = await loadKinds({ templates, dist: null }, memoryFiles({ '.planwright/templates/odd.md': template }));
    assert.equal(set.kinds[0]?.id, 'odd');
    assert.ok(set.findings.every(({ code, severity }) => code === 'template.unknown-name' && severity === 'warning'));
    assert.deepEqual(
      set.findings.map(({ message, range: { start } }) => `${start.line + 1}:${start.character + 1} ${message}`),
      [
        '7:3 rules: no rule has options under "taks"; there are blueprint, how, patterns, tasks.',
        '8:16 rules: "section" means nothing under "blueprint"; there is sections.',
        '9:8 rules: "inn" means nothing under "how"; there is out.',
        '5:59 gates: "go" has no "{questons}" to fill in; there are {questions} and {recommendation}.',
        '15:28 Nothing asks for the role "compleetion". docs/kinds.md and the shipped templates show the roles.',
        '17:29 holds: "wording.vage" is no code of a rule, no checkpoint, no need and no check.',
        '17:29 holds: "approval:went" is no code of a rule, no checkpoint, no need and no check.',
        '18:30 holds: "need:scope" is no code of a rule, no checkpoint, no need and no check.',
        '18:30 holds: there is no kind "b" for "filled:b:1"; there are a, odd.',
      ],
    );
  });
});
