import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseTemplate } from '../../../src/core/kind/parseTemplate.ts';
import type { Kind } from '../../../src/core/kind/kind.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { readPlan } from '../../../src/core/plan/readPlan.ts';

/*
 * A small language for tests: lines are joined by line feeds, a kind comes from a template of a few lines, and a
 * document is mostly a complete one in which a single thing was changed.
 */

const fromRoot = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

export const lines = (...given: readonly string[]): string => given.join('\n') + '\n';

function kindFrom(text: string, origin: string): Kind {
  const { kind, problems } = parseTemplate(text, origin);
  assert.ok(kind, `${origin}: ${JSON.stringify(problems)}`);
  return kind;
}

/** The shipped kind for planning. */
export const planning: Kind = kindFrom(fromRoot('templates/planning.md'), 'planning.md');

/** A complete planning document: there is nothing to find in it. */
export const complete: string = fromRoot('test/fixtures/planning/complete.md');

/** The same plan with the headings, lead-ins and rules that the definition of the document prescribes. */
export const asDefined: string = fromRoot('test/fixtures/planning/as-defined.md');

/** A kind from the body of a template; front matter keys may be given. */
export const kindOf = (body: readonly string[], frontMatter: readonly string[] = []): Kind =>
  kindFrom(lines('---', 'planwright: 1', 'kind: test', ...frontMatter, '---', ...body), 'test.md');

export const planOf = (text: string, kind: Kind = planning, previous?: Plan): Plan => readPlan(kind, text, previous);

/** The complete document with one text replaced by another. The text must be there. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `The complete document does not hold ${JSON.stringify(from)}`);
    return text.replace(from, () => to);
  }, complete);
}
