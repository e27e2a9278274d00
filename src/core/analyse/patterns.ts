import type { Plan } from '../plan/plan.ts';
import { wordsOf } from '../words.ts';
import { entriesOf } from '../trace/entries.ts';
import { specificationFacts } from '../trace/specificationFacts.ts';
import { shorten } from '../rules/names.ts';

/** A place in the code base that a feature could follow, be added to, or should keep away from. */
export interface Pattern {
  readonly type: 'integration' | 'similar' | 'avoid';
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** The line, as it stands there. */
  readonly text: string;
  /** The words of the feature that it has. */
  readonly words: readonly string[];
  /** What a model says it is good for, with the model's name. */
  readonly why?: string;
}

const MOST_WORDS = 60;
const MOST_LINE = 400;
const NEAR = 3;

const MODIFIERS =
  '(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|sealed|partial|readonly|override|virtual|open|data|inline|suspend|extern|unsafe|const|pub(?:\\([^)]*\\))?)\\s+)*';
/** A keyword and a name. A variable at the top only: inside a function it is a detail. */
const NAMED = new RegExp(
  `^\\s*${MODIFIERS}(?:function\\*?|class|interface|enum|struct|union|trait|impl|def|defp|defmodule|defmacro|fn|fun|func|module|namespace|record|object|protocol)\\s+[\\w$(]`,
);
const VALUE = new RegExp(`^${MODIFIERS}(?:type|let|var|const|val)\\s+[\\w$]+`);
/** A method or a function of a language that has no keyword for it: a type, a name, its parameters, and a body. */
const METHOD = new RegExp(
  `^\\s*${MODIFIERS}(?!(?:return|else|new|throw|await|case|if|for|while|switch|catch)\\b)[\\w$.:<>,[\\]*&?]+(?:\\s+[*&]*|\\s*[*&]+\\s*)[\\w$:~]+\\s*\\([^;{}]*\\)[^;{}()]*\\{?\\s*$`,
);
const DEFINES = { test: (line: string): boolean => NAMED.test(line) || VALUE.test(line) || METHOD.test(line) };
/** What only speaks of code. */
const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?!include)|--|<!--|;)/;
const JOINS =
  /\b(?:route[sr]?|router|register\w*|schema|table|migrations?|urlpatterns|endpoints?|handlers?|middleware|providers?|plugins?)\b|\.(?:get|post|put|patch|delete|use)\(/i;
const WARNS = /\b(?:deprecated|do not use|don't use|legacy|obsolete|fixme|hack|workaround)\b/i;

/** The words by which a feature is looked for: of its title, stories, entities and requirements. */
export function featureWords(spec: Plan): ReadonlySet<string> {
  const { stories, requirements } = specificationFacts(spec);
  const titles = [
    ...entriesOf(spec, 'story', 'entity', 'requirement', 'criterion').map(({ node }) => node.title),
    ...[...stories, ...requirements].map(({ title }) => title),
  ];
  const symbols = Array.from(spec.text.matchAll(/`([\w./{}-]{3,60})`/g), ([, symbol = '']) => symbol);
  // What is still the template's tells nothing of the feature.
  const own = [spec.title, ...titles].filter(
    (title) => title !== spec.kind.documentTitle && !/^\[.*\]$/.test(title.trim()),
  );
  return new Set(partsOf([...own, ...symbols].join(' ')).slice(0, MOST_WORDS));
}

/** What people say in any sentence, and code says in any file: by "The first one gets it", a getter is not alike. */
const ANYWHERE = new Set('add all each first get give last make new one other run same set take two'.split(' '));

/** Words, with the parts of `camelCase` and `snake_case`. */
const partsOf = (text: string): readonly string[] =>
  wordsOf(text.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ').replace(/[_./{}-]+/g, ' ')).filter(
    (word) => word.length > 2 && !ANYWHERE.has(word),
  );

/** What of a file is worth a look, by the words of a feature. */
export function patternsIn(file: string, text: string, words: ReadonlySet<string>): readonly Pattern[] {
  const lines = text.split(/\r?\n/);
  const found: Pattern[] = [];
  const matched = lines.map((line) =>
    line.length > MOST_LINE ? [] : partsOf(withoutKeywords(line)).filter((word) => words.has(word)),
  );
  lines.forEach((line, index) => {
    const own = matched[index] ?? [];
    const near = own.length > 0 ? own : matched.slice(index, index + NEAR + 1).flat();
    const type = near.length > 0 && warns(line) ? 'avoid' : own.length === 0 ? null : typeOf(line);
    if (type === null) return;
    const kept = [...new Set(type === 'avoid' ? near : own)];
    found.push({ type, file, line: index + 1, text: shorten(line, 120), words: kept });
  });
  return found;
}

const KEYWORDS = new RegExp(
  `^\\s*${MODIFIERS}(?:(?:function|class|interface|enum|struct|trait|module|namespace|record|object|protocol|type|import|from|use|package)\\b)?`,
);

// "export const" speaks of no export.
const withoutKeywords = (line: string): string => line.replace(KEYWORDS, ' ');

/** Only a comment, an attribute or an annotation warns: a string or a pattern with such a word in it does not. */
function warns(line: string): boolean {
  const found = WARNS.exec(line);
  if (!found) return false;
  const before = line.slice(0, found.index);
  const isQuoted = (before.match(/["'`]/g)?.length ?? 0) % 2 === 1;
  return (
    COMMENT.test(line) ||
    /^\s*(?:@|\[|#\[)/.test(before + found[0]) ||
    (!isQuoted && /(?:\/\/|\/\*|#|--\s)/.test(before))
  );
}

function typeOf(line: string): Pattern['type'] | null {
  if (COMMENT.test(line) || /^\s*(?:import|from|use|#include|require)\b/.test(line)) return null;
  if (JOINS.test(line)) return 'integration';
  return DEFINES.test(line) ? 'similar' : null;
}

/** Where tests are, by the usual names of folders and files. */
const IN_TESTS =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|fixtures?|testdata)\/|(?:^|\/)(?:test_[^/]*|conftest)\.\w+$|[._-](?:tests?|specs?)\.\w+$|[a-z]Tests?\.\w+$/;

/** What a test declares at its top is data, which nobody follows; other tests come behind code that says as much. */
const rankOf = ({ file, text }: Pattern): number => (IN_TESTS.test(file) ? (VALUE.test(text.trim()) ? 2 : 1) : 0);

function byUse(a: Pattern, b: Pattern): number {
  const [first, second] = [rankOf(a), rankOf(b)];
  if ((first === 2) !== (second === 2)) return first - second;
  return b.words.length - a.words.length || first - second || compare(a.file, b.file) || a.line - b.line;
}

/** The best of each type: those with most words of the feature, at most two of a file, constants of tests last. */
export function bestPatterns(found: readonly Pattern[], most: number): readonly Pattern[] {
  const types = ['integration', 'similar', 'avoid'] as const;
  return types.flatMap((type) => {
    const ofFile = new Map<string, number>();
    return found
      .filter((pattern) => pattern.type === type)
      .sort(byUse)
      .filter(({ file }) => {
        const count = (ofFile.get(file) ?? 0) + 1;
        ofFile.set(file, count);
        return count <= 2;
      })
      .slice(0, most);
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
