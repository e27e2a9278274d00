import type { Span } from '../markdown/span.ts';
import type { FieldType, Repeat } from './kind.ts';

/** `<!-- planwright: id=x optional repeat=2..3 -->`: the few properties that a template's shape cannot show. */
export interface Directive {
  readonly id?: string;
  readonly role?: string;
  readonly type?: FieldType;
  readonly choose?: 'one' | 'any';
  readonly opens?: string;
  readonly initial?: string;
  readonly initialAt?: Span;
  readonly holds?: readonly string[];
  /** Other labels of a field, other words of an entry. */
  readonly also?: readonly string[];
  readonly repeat?: Repeat;
  readonly optional?: boolean;
  readonly progress?: boolean;
  readonly clause?: boolean;
  readonly quote?: boolean;
  readonly rows?: boolean;
  readonly orCode?: boolean;
}

export interface Problem {
  readonly message: string;
  /** Offsets in the template. */
  readonly span: Span;
}

const DIRECTIVE = /<!--[ \t]*planwright:([^<>]*?)-->/g;
const OPENING = /<!--[ \t]*planwright:(?![^<>]*?-->)/g;
const PAIR = /([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g;

type Reader = (value: string, span: Span) => Partial<Directive> | string;

const TYPES = new Set<string>([
  'text',
  'list',
  'choice',
  'checklist',
  'questions',
  'table',
  'code',
  'date',
  'reference',
] satisfies FieldType[]);

const READERS: Readonly<Record<string, Reader>> = {
  id: (value) => (/^[\p{L}\p{N}.-]+$/u.test(value) ? { id: value } : 'an id has letters, digits, "." and "-" only'),
  role: (value) => ({ role: value }),
  type: (value) => (TYPES.has(value) ? { type: value as FieldType } : `"${value}" is not a type of field`),
  choose: (value) => (value === 'one' || value === 'any' ? { choose: value } : 'choose is "one" or "any"'),
  opens: (value) => ({ opens: value }),
  initial: (value, span) => ({ initial: value, initialAt: span }),
  holds: (value) => ({ holds: value.split(',').filter(Boolean) }),
  also: (value) => ({ also: namesIn(value) }),
  repeat: readRepeat,
  optional: () => ({ optional: true }),
  progress: () => ({ progress: true }),
  clause: () => ({ clause: true }),
  quote: () => ({ quote: true }),
  rows: () => ({ rows: true }),
  or: (value) => (value === 'code' ? { orCode: true } : 'what may stand in place of another is "code"'),
};

const namesIn = (value: string): string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

function readRepeat(value: string): Partial<Directive> | string {
  const match = /^(\d+)\.\.(\d*)$/.exec(value);
  if (!match) return 'repeat is a range such as "1.." or "2..3"';
  const min = Number(match[1]);
  const max = match[2] ? Number(match[2]) : null;
  if (max === 0 || (max !== null && max < min))
    return `nothing can occur ${value} times: write the smaller number first`;
  return { repeat: { min, max } };
}

/** One property of a directive as it is written, with its place. */
export interface Property {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/** The properties of all directives in a piece of template text. `offset` is where the piece stands. */
export function* propertiesIn(text: string, offset: number): Generator<Property> {
  for (const match of text.matchAll(DIRECTIVE)) {
    const start = offset + match.index + match[0].indexOf(':') + 1;
    for (const pair of (match[1] ?? '').matchAll(PAIR)) {
      const from = start + pair.index;
      yield { key: pair[1] ?? '', value: pair[2] ?? pair[3] ?? '', span: { from, to: from + pair[0].length } };
    }
  }
}

/** Reads the directives in a piece of template text. `offset` is where the piece stands. */
export function readDirectives(text: string, offset: number, problems: Problem[]): Directive {
  let result: Directive = {};
  for (const { key, value, span } of propertiesIn(text, offset)) {
    const reader = Object.hasOwn(READERS, key) ? READERS[key] : undefined;
    const read = reader ? reader(value, span) : `"${key}" is not a property of a directive`;
    if (typeof read === 'string') problems.push({ message: `Directive: ${read}.`, span });
    else result = { ...result, ...read };
  }
  return result;
}

/** A directive that is never closed would be taken for a comment of the document. */
export function checkClosed(text: string, from: number, problems: Problem[]): void {
  for (const { 0: opening, index } of text.slice(from).matchAll(OPENING)) {
    const message = 'Directive: it is not closed. End it with "-->", and write neither "<" nor ">" in it.';
    problems.push({ message, span: { from: from + index, to: from + index + opening.length } });
  }
}

/** Takes directives out; a line that held nothing else goes with them. */
export function stripDirectives(text: string): string {
  return text
    .replace(/^[ \t]*<!--[ \t]*planwright:[^>]*?-->[ \t]*(?:\r?\n|$)/gm, '')
    .replace(/[ \t]*<!--[ \t]*planwright:[^>]*?-->/g, '');
}
