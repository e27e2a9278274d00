import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { allRulesPath, allRulesText } from '../../../scripts/generate-rules.mjs';
import { allRules } from '../../../src/core/rules/allRules.ts';

const pages = new URL('../../../docs/rules/', import.meta.url);
const ruleFolder = new URL('../../../src/core/rules/', import.meta.url);

describe('the list of rules', () => {
  const codes = allRules.map((rule) => rule.code);

  it('is what `npm run generate` writes', () => {
    assert.equal(readFileSync(allRulesPath, 'utf8'), allRulesText());
  });

  it('has each code once', () => {
    assert.ok(codes.length > 40);
    assert.deepEqual([...new Set(codes)], codes);
  });

  it('has the code that the name of the file says', () => {
    const areas = readdirSync(ruleFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const named = areas.flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, ruleFolder)).map((file) => {
        const words = file.replace(/\.ts$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        return `${name}.${words}`;
      }),
    );
    assert.deepEqual([...codes].sort(), named.sort());
  });

  it('has one page for each code, and the other way round', () => {
    const documented = readdirSync(pages).filter((file) => file !== 'README.md');
    assert.deepEqual(documented.sort(), codes.map((code) => `${code}.md`).sort());
  });

  it('is linked from its overview', () => {
    const overview = readFileSync(new URL('README.md', pages), 'utf8');
    const linked = Array.from(overview.matchAll(/\]\(([a-z.-]+)\.md\)/g), (match) => match[1]);
    assert.deepEqual(linked.sort(), [...codes].sort());
  });

  it('has pages that name the code, its severity and how to suppress it', () => {
    for (const rule of allRules) {
      const page = readFileSync(new URL(`${rule.code}.md`, pages), 'utf8');
      assert.ok(page.startsWith(`# ${rule.code}\n`), rule.code);
      assert.ok(
        page.includes(`Severity: ${rule.severity}.`),
        `${rule.code} does not say "Severity: ${rule.severity}."`,
      );
      assert.ok(page.includes(`"${rule.code}": "off"`), `${rule.code} does not say how to turn it off`);
    }
  });
});
