import type { Span } from '../markdown/span.ts';
import type { Repeat } from './kind.ts';

/** `<!-- planwright: id=x optional repeat=2..3 -->`: the few properties that a template's shape cannot show. */
export interface Directive {
  readonly id?: string;
  readonly role?: string;
  readonly type?: string;
  readonly choose?: 'one' | 'any';
  readonly opens?: string;
  readonly initial?: string;
  readonly holds?: readonly string[];
  /** Other labels of a field, other words of an entry. */
  readonly also?: readonly string[];
  readonly repeat?: Repeat;
  readonly optional?: boolean;
  readonly progress?: boolean;
}

export interface Problem {
  readonly message: string;
  /** Offsets in the template. */
  readonly span: Span;
}

const DIRECTIVE = /<!--[ \t]*planwright:([^>]*?)-->/g;
const PAIR = /([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g;

type Reader = (value: string) => Partial<Directive> | string;

const READERS: Readonly<Record<string, Reader>> = {
  id: (value) => (/^[\p{L}\p{N}.-]+$/u.test(value) ? { id: value } : 'an id has letters, digits, "." and "-" only'),
  role: (value) => ({ role: value }),
  type: (value) => ({ type: value }),
  choose: (value) => (value === 'one' || value === 'any' ? { choose: value } : 'choose is "one" or "any"'),
  opens: (value) => ({ opens: value }),
  initial: (value) => ({ initial: value }),
  holds: (value) => ({ holds: value.split(',').filter(Boolean) }),
  also: (value) => ({ also: namesIn(value) }),
  repeat: readRepeat,
  optional: () => ({ optional: true }),
  progress: () => ({ progress: true }),
};

const namesIn = (value: string): string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

function readRepeat(value: string): Partial<Directive> | string {
  const match = /^(\d+)\.\.(\d*)$/.exec(value);
  if (!match) return 'repeat is a range such as "1.." or "2..3"';
  return { repeat: { min: Number(match[1]), max: match[2] ? Number(match[2]) : null } };
}

/** Reads the directives in a piece of template text. `offset` is where the piece stands. */
export function readDirectives(text: string, offset: number, problems: Problem[]): Directive {
  let result: Directive = {};
  for (const match of text.matchAll(DIRECTIVE)) {
    const at = offset + match.index;
    for (const pair of (match[1] ?? '').matchAll(PAIR)) {
      const key = pair[1] ?? '';
      const span = { from: at, to: at + match[0].length };
      const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
      const read = reader ? reader(pair[2] ?? pair[3] ?? '') : `"${key}" is not a property of a directive`;
      if (typeof read === 'string') problems.push({ message: `Directive: ${read}.`, span });
      else result = { ...result, ...read };
    }
  }
  return result;
}

/** Takes directives out; a line that held nothing else goes with them. */
export function stripDirectives(text: string): string {
  return text
    .replace(/^[ \t]*<!--[ \t]*planwright:[^>]*?-->[ \t]*(?:\r?\n|$)/gm, '')
    .replace(/[ \t]*<!--[ \t]*planwright:[^>]*?-->/g, '');
}
