import type { Kind } from '../../core/kind/kind.ts';
import { walkSlots } from '../../core/kind/kind.ts';
import { notReadBack } from '../../core/kind/readsBack.ts';
import type { KnownNames } from '../../core/kind/unknownNames.ts';
import { unknownNames } from '../../core/kind/unknownNames.ts';
import { allRules } from '../../core/rules/allRules.ts';
import type { FileFinding } from '../fileFinding.ts';
import { fileFinding } from '../fileFinding.ts';

// Few workspaces have templates of their own, and the shipped ones are read when the package is built.
export { parseTemplate } from '../../core/kind/parseTemplate.ts';

/** A template of the workspace that was read. */
export interface OwnTemplate {
  readonly kind: Kind;
  readonly text: string;
}

/** What is odd about templates of the workspace that work. Of the shipped ones tests prove that nothing is. */
export function checkOwnTemplates(own: readonly OwnTemplate[], shipped: readonly Kind[]): FileFinding[] {
  const known = knownNames(shipped, own);
  return own.flatMap(({ kind, text }) => [...readBackFindings(kind), ...nameFindings(kind, text, known)]);
}

/** The words of those options of rules that have some: see docs/kinds.md. */
const OPTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  alternatives: ['unless'],
  blueprint: ['sections'],
  complexity: ['noted'],
  how: ['out'],
  tasks: ['later'],
};

// A test proves that the shipped templates use each role that a rule asks for.
function knownNames(shipped: readonly Kind[], own: readonly OwnTemplate[]): KnownNames {
  const slots = shipped.flatMap(({ header, sections }) => [...walkSlots([header, ...sections])]);
  return {
    roles: new Set(slots.flatMap(({ slot }) => slot.role ?? [])),
    options: new Map(
      shipped.flatMap(({ ruleOptions }) => Object.keys(ruleOptions).map((key) => [key, OPTION_WORDS[key] ?? null])),
    ),
    kinds: new Set([...shipped, ...own.map(({ kind }) => kind)].map(({ id }) => id)),
    codes: allRules.map(({ code }) => code),
  };
}

function nameFindings(kind: Kind, text: string, known: KnownNames): FileFinding[] {
  return unknownNames(text, kind, known).map(({ message, line, character }) => {
    const position = { line, character };
    const range = { start: position, end: position };
    return { code: 'template.unknown-name', severity: 'warning', message, file: kind.origin, range };
  });
}

function readBackFindings(kind: Kind): FileFinding[] {
  const names = notReadBack(kind).map((name) => `"${name}"`);
  if (names.length === 0) return [];
  const message = `A new document of the kind "${kind.id}" does not show ${names.join(', ')} again. Put a colon or a blank line elsewhere, or make it a heading.`;
  return [fileFinding('template.not-read-back', 'warning', kind.origin, message)];
}
