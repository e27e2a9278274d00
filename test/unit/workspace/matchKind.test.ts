import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Kind } from '../../../src/core/kind/kind.ts';
import { loadKinds } from '../../../src/workspace/kinds.ts';
import { declaredKind, matchKind } from '../../../src/workspace/matchKind.ts';
import { newDocument } from '../../../src/workspace/newDocument.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { PLANNING, RUNBOOK, shipped } from '../support/templates.ts';

describe('matchKind', () => {
  let kinds: readonly Kind[] = [];
  const match = (path: string, text: string): string | null => matchKind(path, text, kinds)?.id ?? null;

  before(async () => {
    ({ kinds } = await loadKinds(shipped(), memoryFiles({ '.planwright/templates/runbook.md': RUNBOOK })));
  });

  it('goes by what the document says, whatever its name', () => {
    assert.equal(match('PLANNING.md', '---\nplanwright: runbook\n---\n# x\n'), 'runbook');
    assert.equal(match('x.md', '\ufeff---\r\ntitle: a\r\nplanwright: "planning" # ours\r\n---\r\n'), 'planning');
    assert.equal(match('PLANNING.md', '---\nplanwright: nonsense\n---\n'), null);
  });

  it('never takes a template for a document', () => {
    assert.equal(match('PLANNING.md', PLANNING), null);
    assert.equal(declaredKind(PLANNING), '1');
  });

  it('goes by the name, in any case', () => {
    for (const path of [
      'PLANNING.md',
      'planning.md',
      'a/b/Planning.MD',
      'docs/retry.planning.md',
      '.hidden/PLANNING.md',
    ]) {
      assert.equal(match(path, ''), 'planning', path);
    }
    assert.equal(match('docs/planning-notes.md', ''), null);
  });

  it('goes by the headings of a document that has most of them', () => {
    const document = '# Disk full\n\n## 1. Symptoms\n\n## **Steps**\n\n## Escalation: who\n';
    assert.equal(match('docs/disk.md', document), 'runbook');
    assert.equal(match('docs/disk.md', document.replaceAll('\n', '\r\n')), 'runbook');
    assert.equal(match('docs/disk.md', '# Disk full\n\n## Symptoms\n\n## Steps\n'), null);
    assert.equal(match('docs/disk.md', `# Guide\n\n\`\`\`\n${document}\`\`\`\n`), null);
  });

  it('tells our documents from those of another tool with the same names, by which headings they have most of', async () => {
    const folder = new URL('../../../templates/', import.meta.url);
    const names = ['design', 'requirements', 'kiro-design', 'kiro-requirements'].map((name) => `${name}.md`);
    const templates = memoryFiles(
      Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
    );
    const all = (await loadKinds({ templates, dist: null }, memoryFiles({}))).kinds;
    const match = (path: string, text: string): string | null => matchKind(path, text, all)?.id ?? null;
    const ours = readFileSync(new URL('requirements.md', folder), 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
    assert.equal(match('.kiro/specs/one/requirements.md', ours), 'requirements');
    const theirs = '# Requirements Document\n\n## Introduction\n\n## Requirements\n\n### Requirement 1\n';
    assert.equal(match('.kiro/specs/one/requirements.md', theirs), 'kiro-requirements');
    assert.equal(match('docs/features/one/requirements.md', theirs), null, 'elsewhere it is anybody’s');
    const free = '# D\n\n## Overview\n\n## Architecture\n\n## Data Models\n\n## Error Handling\n';
    assert.equal(match('.kiro/specs/one/design.md', free), 'kiro-design');
    assert.equal(match('docs/design.md', free), null);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 300 }), (path, text) => {
        matchKind(path, text, kinds);
        matchKind(path, `---\nplanwright: ${text}\n---\n## ${text}`, kinds);
      }),
    );
  });

  it('finds the kind of a new document again, by whatever name', () => {
    for (const kind of kinds) {
      for (const path of ['a/anything.md', 'PLANNING.md', kind.newFile ?? 'x.md']) {
        assert.equal(match(path, newDocument(kind, path, kinds)), kind.id);
      }
    }
  });

  it('leaves a specification of another tool alone, and takes ours by a few of its sections', async () => {
    const text = readFileSync(new URL('../../../templates/spec.md', import.meta.url), 'utf8');
    const { kinds: all } = await loadKinds({ ...shipped(), templates: memoryFiles({ 'spec.md': text }) }, null);
    const kindOf = (path: string, of: string): string | null => matchKind(path, of, all)?.id ?? null;
    const theirs =
      '# Feature Specification: Alerts\n\n## User Scenarios & Testing\n\n## Requirements\n\n## Key Entities\n\n## Success Criteria\n';
    for (const path of ['plans/PROJ-1/spec.md', 'specs/001-alerts/spec.md'])
      assert.equal(kindOf(path, theirs), null, path);
    const ours =
      '# Specification\n\n## Request\n\n## Reflection\n\n## 1. Overview\n\n## 2. Goals / Non-Goals\n\n## 4. User Stories\n';
    assert.equal(kindOf('plans/PROJ-1/spec.md', ours), 'spec');
    assert.equal(kindOf('spec.md', `---\nplanwright: spec\n---\n${theirs}`), 'spec');
  });
});
