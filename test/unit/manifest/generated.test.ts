import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  jsonText,
  manifestWithRules,
  planOutputSchemaPath,
  planOutputSchemaText,
} from '../../../scripts/generate-settings.mjs';
import { bundleText } from '../../../scripts/l10n.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

describe('what is generated', () => {
  it('has every rule in the settings (npm run generate)', () => {
    const { manifest, strings } = manifestWithRules();
    assert.equal(read('package.json'), jsonText(manifest));
    assert.equal(read('package.nls.json'), jsonText(strings));
  });

  it('has the schema of plan_output.json (npm run generate)', () => {
    assert.equal(readFileSync(planOutputSchemaPath, 'utf8'), planOutputSchemaText());
  });

  it('has every string in the bundle (npm run l10n:export)', async () => {
    assert.equal(read('l10n/bundle.l10n.json'), await bundleText());
  }).timeout(60_000);
});

describe('the manifest', () => {
  it('has a text for every key, and no text without one', () => {
    const used = new Set(Array.from(read('package.json').matchAll(/"%([^%"]+)%"/g), ([, key]) => key));
    const strings = Object.keys(JSON.parse(read('package.nls.json')) as object);
    assert.deepEqual(strings.toSorted(), [...used].toSorted());
  });
});
