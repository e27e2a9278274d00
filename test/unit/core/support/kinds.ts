import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '../../../../src/core/kind/kind.ts';
import { parseTemplate } from '../../../../src/core/kind/parseTemplate.ts';

const root = path.join(import.meta.dirname, '../../../..');

export function readKind(text: string, origin = 'template.md'): Kind {
  const parsed = parseTemplate(text, origin);
  assert.deepEqual(parsed.problems, null);
  assert.ok(parsed.kind);
  return parsed.kind;
}

const kindOf = (file: string): Kind => readKind(readFileSync(path.join(root, file), 'utf8'), file);

/** Every kind that is shipped. */
export const shipped: readonly Kind[] = readdirSync(path.join(root, 'templates'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => kindOf(`templates/${name}`));

/** The kind that most fixtures are written for, and one that has every type of field in every form. */
export const planning = kindOf('templates/planning.md');
export const everything = kindOf('test/fixtures/templates/everything.md');

export const fixturesFolder = path.join(root, 'test/fixtures/documents');
