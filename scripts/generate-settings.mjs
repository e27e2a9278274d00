// Writes what the manifest knows of the rules: the schema of the setting `planwright.rules`, and the words that
// `planwright.vagueWords` and `planwright.speculativePhrases` begin with. Run by `npm run generate`; a test fails where the manifest is not up to date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import { planOutputSchema } from '../src/contract/outputs.ts';
import { allRules } from '../src/core/rules/allRules.ts';
import { DEFAULT_SPECULATIVE_PHRASES, DEFAULT_VAGUE_WORDS } from '../src/core/rules/settings.ts';
import { root } from './lib/paths.mjs';

const severities = ['error', 'warning', 'info', 'hint', 'off'];

/** @param {string} name */
const readJson = (name) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

/**
 * The manifest and its strings, with what the rules say put in.
 * @returns {{ manifest: unknown, strings: Record<string, unknown> }}
 */
export function manifestWithRules() {
  const manifest = readJson('package.json');
  const { properties } = manifest.contributes.configuration;
  const one = { type: 'string', enum: severities };
  const rules = allRules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  properties['planwright.rules'].properties = Object.fromEntries(
    rules.map(({ code }) => [code, { ...one, markdownDescription: `%rule.${code}%` }]),
  );
  properties['planwright.rules'].additionalProperties = {
    ...one,
    enumDescriptions: severities.map((severity) => `%config.severity.${severity}%`),
  };
  properties['planwright.vagueWords'].default = [...DEFAULT_VAGUE_WORDS];
  properties['planwright.speculativePhrases'].default = [...DEFAULT_SPECULATIVE_PHRASES];
  const strings = Object.entries(readJson('package.nls.json')).filter(([key]) => !key.startsWith('rule.'));
  const titles = rules.map(({ code, title, severity }) => [`rule.${code}`, `${title} (\`${severity}\`)`]);
  return { manifest, strings: Object.fromEntries([...strings, ...titles]) };
}

/** The JSON Schema of `planwright export --as plan-output`, for the programs that read it. */
export const planOutputSchemaText = () => jsonText({ title: 'plan_output.json', ...z.toJSONSchema(planOutputSchema) });

export const planOutputSchemaPath = path.join(root, 'media/schemas/plan-output.schema.json');

/** @param {unknown} data */
export const jsonText = (data) => `${JSON.stringify(data, null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  const { manifest, strings } = manifestWithRules();
  writeFileSync(path.join(root, 'package.json'), jsonText(manifest));
  writeFileSync(path.join(root, 'package.nls.json'), jsonText(strings));
  mkdirSync(path.dirname(planOutputSchemaPath), { recursive: true });
  writeFileSync(planOutputSchemaPath, planOutputSchemaText());
}
