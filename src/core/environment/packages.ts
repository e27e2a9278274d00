import { isFilled } from '../fields/placeholder.ts';
import { withoutDecoration } from '../markdown/title.ts';
import type { Plan } from '../plan/plan.ts';
import { filledRows } from '../rules/filledRows.ts';
import { fieldIdByRole } from '../rules/names.ts';

/*
 * The packages that a plan names as dependencies. Any word may be the name of one, so only what is named in so many
 * words counts: in the notes on what is available, as a system in code marks, as "the `x` package", or in a command.
 */

const NAME = '@?[A-Za-z][\\w.-]{0,60}(?:/[\\w.-]{1,60})*';
const CALLED = new RegExp(`\`(${NAME})\`[ \\t]+(?:package|librar(?:y|ies)|dependenc(?:y|ies))\\b`, 'g');
const CALLS = new RegExp(`\\b(?:packages?|librar(?:y|ies)|dependenc(?:y|ies))[ \\t]+\`(${NAME})\``, 'g');
const INSTALLED = new RegExp(
  `\\b(?:(?:pip3?|uv|poetry|npm|pnpm|yarn|bun|cargo|gem|composer)[ \\t]+(?:install|add|require)|go[ \\t]+get)[ \\t]+(${NAME})`,
  'g',
);
const CODED = new RegExp(`^\`(${NAME})\`$`);

/** The names of packages in a plan, as they are written, each once. `text` is what of the plan counts. */
export function packagesIn(plan: Plan, text: string): readonly string[] {
  const told = [CALLED, CALLS, INSTALLED].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, name = '']) => name.replace(/[.-]+$/, '')),
  );
  const systems = filledRows(plan, 'needed-systems').flatMap(
    ({ cells }) => CODED.exec(cells[0]?.text.trim() ?? '')?.[1] ?? [],
  );
  return [...new Set([...availableIn(plan), ...systems, ...told])];
}

const LISTED = new RegExp(
  `^(${NAME})(?:[ \\t]+(?:already|is|are|in|for|from|as|available|installed)\\b[^\\n]*|[ \\t]*\\(.*\\))?$`,
);

/** `pydantic, sqlalchemy, pytest already in project`: a list of names, or the names in code marks. */
function availableIn(plan: Plan): readonly string[] {
  const id = fieldIdByRole(plan.kind, 'available-packages');
  const field = id === null ? null : plan.field(id);
  if (field?.read.value.type !== 'text' || !isFilled(field.read.value.slot.text, field.schema)) return [];
  const { text } = field.read.value.slot;
  const coded = Array.from(text.matchAll(/`([^`\n]+)`/g), ([, name = '']) => name);
  if (coded.length > 0) return coded.filter((name) => new RegExp(`^${NAME}$`).test(name));
  const pieces = text.split(/,|\band\b|;/).map((piece) => withoutDecoration(piece).replace(/\.$/, ''));
  const names = pieces.filter((piece) => piece !== '').map((piece) => LISTED.exec(piece)?.[1]);
  // One piece of prose among them, and it is a sentence.
  const all = names.filter((name) => name !== undefined && /^[@a-z]/.test(name)) as string[];
  return all.length === names.length && all.length > 1 ? all : [];
}

/** Python takes dashes, underscores and dots in names for the same. */
export const packageName = (name: string): string => name.toLowerCase().replace(/[._-]+/g, '-');
