// Documents of the shipped kinds in bulk, made from their templates and the same on every machine.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripDirectives } from '../../src/core/kind/directive.ts';
import { starterText } from '../../src/core/kind/starter.ts';
import { planningDocument, Random, sentence, source } from './corpus.mjs';
import { root } from './paths.mjs';

/** The shipped kinds. */
export const kindNames = readdirSync(path.join(root, 'templates'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length));

/** @type {Map<string, string>} */
const bodies = new Map();

/** @param {string} kind */
function bodyOf(kind) {
  const known = bodies.get(kind);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(root, `templates/${kind}.md`), 'utf8');
  const body = text.replace(/^---\n[^]*?\n---\n/, '');
  bodies.set(kind, body);
  return body;
}

/**
 * A document of a kind, of `bytes` or a little more, most of it filled in. A kind without entries that can be repeated
 * grows by what people write below its sections: notes under headings of their own, and lists of up to 50 items.
 * @param {string} kind
 * @param {number} seed
 * @param {number} bytes
 */
export function kindDocument(kind, seed, bytes) {
  // What each entry more adds is about the same, so the second try is near.
  let entries = 1;
  for (let text = documentWith(kind, seed, entries); ; text = documentWith(kind, seed, entries)) {
    if (text.length >= bytes) return text;
    entries = Math.max(entries + 1, Math.floor((entries * bytes) / text.length));
  }
}

/** @param {string} kind @param {number} seed @param {number} entries */
function documentWith(kind, seed, entries) {
  if (kind === 'planning') return planningDocument(seed, entries);
  const random = new Random(seed + 1);
  const body = bodyOf(kind);
  const lines = repeated(body.split('\n'), entries);
  const repeats = REPEATS.test(body);
  const filled = starterText(lines.join('\n'))
    .split('\n')
    .flatMap((line) => filledLines(line, random, seed, repeats ? 1 : Math.min(entries, MOST_ITEMS)));
  if (repeats) return filled.join('\n');
  // Without a rule between its sections, all notes stand in the last one.
  const ended = filled.includes('---') ? filled : [...filled, '---'];
  return ended.flatMap((line) => withNotes(line, entries, random)).join('\n');
}

const MOST_ITEMS = 50;

/**
 * A line, and where it ends a section, notes before it.
 * @param {string} line
 * @param {number} notes
 * @param {Random} random
 */
function withNotes(line, notes, random) {
  if (line !== '---') return [line];
  const note = (/** @type {number} */ number) => [
    `### Note ${String(number)}: ${sentence(random).split(' ').slice(0, 5).join(' ')}`,
    '',
    `${sentence(random)} ${sentence(random)}`,
    '',
    ...Array.from({ length: 3 }, () => `- ${sentence(random)}`),
    '',
  ];
  return [...Array.from({ length: notes }, (_, index) => note(index + 1)).flat(), line];
}

const REPEATS = /<!-- planwright:[^>]*\brepeat=/;
const HEADING = /^(#+) /;

/**
 * Each entry `count` times; entries within entries at most three times.
 * @param {readonly string[]} lines
 * @param {number} count
 * @returns {string[]}
 */
function repeated(lines, count) {
  /** @type {string[]} */
  const out = [];
  for (let at = 0; at < lines.length; at += 1) {
    const first = lines[at] ?? '';
    if (!REPEATS.test(first)) {
      out.push(first);
      continue;
    }
    const end = endOfEntry(lines, at);
    const below = repeated(lines.slice(at + 1, end), Math.min(count, 3));
    for (let number = 1; number <= count; number += 1) {
      out.push(stripDirectives(first).replace(/(?<=[- ])1(?=:)/, String(number)), ...below);
    }
    at = end - 1;
  }
  return out;
}

/** @param {readonly string[]} lines @param {number} from */
function endOfEntry(lines, from) {
  const level = HEADING.exec(lines[from] ?? '')?.[1]?.length ?? 7;
  const rest = lines.slice(from + 1).findIndex((line) => {
    const heading = HEADING.exec(line)?.[1]?.length;
    return line === '---' || (heading !== undefined && heading <= level);
  });
  return rest < 0 ? lines.length : from + 1 + rest;
}

const PLACEHOLDER = /\[((?:\\.|[^\]\\\n]){2,})\]/g;

/** @param {string} line @param {Random} random @param {number} seed @param {number} items @returns {string[]} */
function filledLines(line, random, seed, items) {
  // One in twenty is left open.
  if (!/\[[^\]]{2,}\]/.test(line) || random.upTo(20) === 0) return [line];
  if (/^- \[ \] \[/.test(line)) return question(random);
  const many = /^(?:\s*(?:[-*]|1\.) \[|\|)/.test(line) ? items + 1 + random.upTo(2) : 1;
  return Array.from({ length: many }, () =>
    line.replace(PLACEHOLDER, (_, /** @type {string} */ hint) => answerTo(hint, line, random, seed)),
  );
}

/** @param {Random} random */
const question = (random) =>
  Array.from({ length: 4 }, (_, index) =>
    index === 3
      ? [`- [ ] Does it hold that ${sentence(random)}`]
      : [`- [x] Is it so that ${sentence(random)}`, `  - **Answer:** ${sentence(random)}`],
  ).flat();

/** @param {string} hint @param {string} line @param {Random} random @param {number} seed */
function answerTo(hint, line, random, seed) {
  const options = hint.split(/\s*\\?\|\s*/);
  if (options.length > 1) return random.pick(options);
  if (hint.startsWith('`')) return `\`${source(random)}:${String(1 + random.upTo(90))}\``;
  if (hint === 'Timestamp') return '2026-11-21T09:30:00Z';
  if (hint.startsWith('FEAT-')) return `FEAT-${String(seed).padStart(3, '0')}`;
  const said = sentence(random);
  // A title, or a cell.
  if (/^(?:#|\*\*[^*]+\*\*$|\|)/.test(line)) return said.split(' ').slice(0, 6).join(' ').replace(/\.$/, '');
  return random.upTo(3) === 0 ? `${said} ${sentence(random)}` : said;
}

const MIXED = ['planning', 'spec', 'feature-plan', 'maintenance'];

/**
 * Paths and texts of a workspace with so many documents of several kinds, of 5 to 30 KB, small ones more often.
 * @param {number} count
 */
export function mixedWorkspace(count) {
  const random = new Random(count);
  return Array.from({ length: count }, (_, index) => {
    const kind = MIXED[index % MIXED.length] ?? 'planning';
    const bytes = 5000 + Math.round(25_000 * (random.upTo(1000) / 1000) ** 3);
    return { path: pathOf(kind, index), text: kindDocument(kind, index, bytes) };
  });
}

/** @param {string} kind @param {number} index */
function pathOf(kind, index) {
  const area = `area-${String(index % 40).padStart(2, '0')}`;
  const number = String(index).padStart(4, '0');
  if (kind === 'spec') return `${area}/docs/features/FEAT-${number}-spec.md`;
  if (kind === 'feature-plan') return `${area}/docs/features/FEAT-${number}-plan.md`;
  return `${area}/change-${number}/${kind === 'planning' ? 'PLANNING' : 'MAINTENANCE'}.md`;
}
