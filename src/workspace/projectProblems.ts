import { gateNames, isGateNamed } from '../core/gates/gateNames.ts';
import { projectCriteria } from '../core/gates/projectCriteria.ts';
import { nameKeyOf } from '../core/gates/signs.ts';
import type { Person } from '../core/gates/world.ts';
import type { Kind } from '../core/kind/kind.ts';
import { yamlPlaces } from '../core/kind/yamlPlaces.ts';
import { findFrontMatter } from '../core/markdown/frontMatter.ts';
import { LineMap } from '../core/markdown/source.ts';
import type { Severity } from '../core/rules/finding.ts';
import type { FileFinding } from './fileFinding.ts';
import { APPROVERS_FILE } from './projectFiles.ts';

/*
 * What the files of a project say that has no effect: nothing of it is broken, and nobody would notice.
 */

/** Whether an entry stands for nobody. */
export const isBlank = (name: string): boolean => name.trim() === '';

/** People without a name or who are there twice, and roles that no gate asks for. `text` has been read as these people. */
export function peopleProblems(text: string, people: readonly Person[], kinds: readonly Kind[]): FileFinding[] {
  const { offsetOf } = yamlPlaces(text);
  const at = (...path: readonly (string | number)[]): number => offsetOf(['people', ...path]);
  const finding = findingIn(APPROVERS_FILE, text);
  const wanted = new Set(kinds.flatMap(({ gates }) => gates.flatMap(({ signs }) => signs.map(({ role }) => role))));
  const seen = new Set<string>();
  return people.flatMap(({ name, roles }, index) => {
    if (isBlank(name)) return [finding('approvers.invalid', 'error', NAMELESS, at(index, 'name'))];
    const key = nameKeyOf(name);
    const again = seen.has(key);
    seen.add(key);
    const unknown = roles.flatMap((role, place) =>
      wanted.has(role)
        ? []
        : [
            finding(
              'approvers.unknown-role',
              'warning',
              `Correct "${role}" or take it out: no gate asks for it. Gates ask for ${list([...wanted].sort())}.`,
              at(index, 'roles', place),
            ),
          ],
    );
    const twice = `Put the roles of "${name}" into one entry: the name is there already, and it is one person.`;
    return [...(again ? [finding('approvers.duplicate', 'warning', twice, at(index, 'name'))] : []), ...unknown];
  });
}

const NAMELESS = 'Write the name of the person, or take the entry out: a name is not blank. The others count.';

const INCLUSIONS = ['always', 'fileMatch', 'manual', 'auto'];

/** Why the criteria of a steering file do not count, or not where they are meant to. */
export function steeringProblems(text: string, path: string, kinds: readonly Kind[]): FileFinding[] {
  const finding = findingIn(path, text);
  const front = findFrontMatter(text);
  if (!front) {
    if (!/^\ufeff?---[ \t]*\r?\n[ \t]*inclusion[ \t]*:/.test(text)) return [];
    return [finding('steering.invalid', 'error', 'Close the front matter by a line "---": it is not read.', 0)];
  }
  const { from, to } = front.yaml;
  const { error, valueAt, offsetOf } = yamlPlaces(text.slice(from, to));
  if (error) {
    const message = `Mend the front matter: ${error.message.replace(/\.?$/, '.')} Until then its criteria may not count.`;
    return [finding('steering.invalid', 'error', message, from + error.offset)];
  }
  const given = valueAt(['inclusion']);
  if (given !== undefined && !INCLUSIONS.includes(given as string)) {
    const message = `Write ${list(INCLUSIONS.map((one) => `"inclusion: ${one}"`))}: ${JSON.stringify(given)} is none of them, and no criterion here counts.`;
    return [finding('steering.invalid', 'warning', message, from + offsetOf(['inclusion']))];
  }
  return namelessProblems(text, path, kinds);
}

// Other lists are a steering file's own business; a heading that begins as the name of a gate is meant as one.
function namelessProblems(text: string, path: string, kinds: readonly Kind[]): FileFinding[] {
  const names = gateNames(kinds);
  const told = new Set<string>();
  return projectCriteria(text, path).flatMap(({ headings, source }) => {
    const meant = headings.find((heading) => /^(?:gate|phase|checkpoint)\b/i.test(heading));
    const heading = meant ?? headings[0] ?? '';
    if (told.has(heading) || headings.some((one) => isGateNamed(one, names))) return [];
    told.add(heading);
    const line = Number(source.slice(source.lastIndexOf(':') + 1)) - 1;
    const message = `Put this below a heading that names a gate, such as "Gate 1": "${heading}" names none, and no gate asks for it.`;
    const position = { line, character: 0 };
    const range = { start: position, end: position };
    const severity = meant === undefined ? 'info' : 'warning';
    return [{ code: 'steering.no-gate', severity, message, file: path, range }];
  });
}

type NewFinding = (code: string, severity: Severity, message: string, offset: number) => FileFinding;

function findingIn(file: string, text: string): NewFinding {
  const lines = new LineMap(text);
  return (code, severity, message, offset) => {
    const position = lines.positionAt(offset);
    return { code, severity, message, file, range: { start: position, end: position } };
  };
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
