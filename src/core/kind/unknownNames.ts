import { isCheck } from '../gates/checks.ts';
import { findFrontMatter } from '../markdown/frontMatter.ts';
import { LineMap } from '../markdown/source.ts';
import type { Property } from './directive.ts';
import { propertiesIn } from './directive.ts';
import type { Kind } from './kind.ts';
import type { TemplateProblem } from './parseTemplate.ts';
import type { YamlPlaces } from './yamlPlaces.ts';
import { yamlPlaces } from './yamlPlaces.ts';

/** What a template may name without defining it. */
export interface KnownNames {
  readonly roles: ReadonlySet<string>;
  /** Keys of `rules`, each with the words that may stand there: as its value, or as keys within it. Null: any. */
  readonly options: ReadonlyMap<string, readonly string[] | null>;
  /** Ids of kinds. */
  readonly kinds: ReadonlySet<string>;
  /** Codes of rules. */
  readonly codes: readonly string[];
}

type Report = (offset: number, message: string) => void;

/** Names in a template that stand for nothing. Its kind works, without what they were meant to do. */
export function unknownNames(text: string, kind: Kind, known: KnownNames): readonly TemplateProblem[] {
  const front = findFrontMatter(text);
  if (!front) return [];
  const lines = new LineMap(text);
  const problems: TemplateProblem[] = [];
  const report: Report = (offset, message) => void problems.push({ message, ...lines.positionAt(offset) });
  checkFrontMatter(text.slice(front.yaml.from, front.yaml.to), kind, known, (offset, message) => {
    report(front.yaml.from + offset, message);
  });
  const traced = new Set(kind.trace.map(({ role }) => role));
  for (const property of propertiesIn(text.slice(front.whole.to), front.whole.to)) {
    const { key, value, span } = property;
    if (key === 'role' && !known.roles.has(value) && !traced.has(value))
      report(
        span.from,
        `Nothing asks for the role "${value}". docs/kinds.md and the shipped templates show the roles.`,
      );
    if (key === 'holds') checkHolds(property, kind, known, report);
  }
  return problems;
}

function checkFrontMatter(yaml: string, kind: Kind, { options }: KnownNames, report: Report): void {
  const places = yamlPlaces(yaml);
  for (const [key, value] of Object.entries(kind.ruleOptions)) {
    if (!options.has(key)) {
      const message = `rules: no rule has options under "${key}"; there are ${[...options.keys()].sort().join(', ')}.`;
      report(places.keyOffsetOf(['rules', key]), message);
      continue;
    }
    for (const { word, offset } of unknownWords(value, options.get(key) ?? null, ['rules', key], places))
      report(offset, `rules: "${word}" means nothing under "${key}"; there is ${options.get(key)?.join(', ') ?? ''}.`);
  }
  kind.gates.forEach((gate, index) => {
    for (const key of ['ready', 'blocked'] as const) {
      for (const [placeholder, name = ''] of (gate[key] ?? '').matchAll(/\{([^{}]*)\}/g)) {
        if (name === 'questions' || name === 'recommendation') continue;
        const offset = places.offsetOf(['gates', index, key]);
        const message = `gates: "${gate.id}" has no "${placeholder}" to fill in; there are {questions} and {recommendation}.`;
        report(Math.max(offset, yaml.indexOf(placeholder, offset)), message);
      }
    }
  });
}

interface Word {
  readonly word: string;
  readonly offset: number;
}

function unknownWords(value: unknown, words: readonly string[] | null, path: string[], places: YamlPlaces): Word[] {
  if (!words) return [];
  if (typeof value !== 'object' || value === null)
    return words.includes(String(value)) ? [] : [{ word: String(value), offset: places.offsetOf(path) }];
  return Object.keys(value).flatMap((word) =>
    words.includes(word) ? [] : [{ word, offset: places.keyOffsetOf([...path, word]) }],
  );
}

function checkHolds({ value, span }: Property, kind: Kind, known: KnownNames, report: Report): void {
  for (const hold of value.split(',')) {
    if (hold === '') continue;
    const [name = '', ...rest] = hold.split(':');
    const judged = (name === 'none' ? rest.at(1) : rest[0]) ?? null;
    if (!isKnown(hold, kind, known))
      report(span.from, `holds: "${hold}" is no code of a rule, no checkpoint, no need and no check.`);
    else if (isCheck(name) && judged !== null && judged !== kind.id && !known.kinds.has(judged))
      report(
        span.from,
        `holds: there is no kind "${judged}" for "${hold}"; there are ${[...known.kinds].sort().join(', ')}.`,
      );
  }
}

function isKnown(hold: string, kind: Kind, { codes }: KnownNames): boolean {
  const [name = '', argument = ''] = hold.split(':');
  if (name === hold) return codes.includes(hold);
  if (name === 'approval') return kind.gates.some(({ id }) => id === argument);
  if (name === 'need')
    return kind.reflection?.criteria.some(({ needs }) => needs.some(({ id }) => id === argument)) ?? false;
  if (name === 'none') return codes.some((code) => code.startsWith(argument));
  return isCheck(name);
}
