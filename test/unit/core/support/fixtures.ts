import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '../../../../src/core/kind/kind.ts';
import { everything, fixturesFolder, planning } from './kinds.ts';

export interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly kind: Kind;
}

/** Every document of the fixtures, with the kind that it is written for. */
export const fixtures: readonly Fixture[] = readdirSync(fixturesFolder)
  .sort()
  .map((name) => ({
    name,
    text: readFileSync(path.join(fixturesFolder, name), 'utf8'),
    kind: name.endsWith('.everything.md') ? everything : planning,
  }));

export function fixture(name: string): string {
  const found = fixtures.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no fixture "${name}".`);
  return found.text;
}
