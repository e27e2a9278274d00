import type { Region } from '../markdown/block.ts';
import { readOutline } from '../markdown/outline.ts';

/** What a repository says about where its files go. */
export interface RepositoryStructure {
  /** The file that says so, and its heading. */
  readonly file: string;
  readonly heading: string;
  /** Folders first as they stand there, from the top. */
  readonly places: readonly Place[];
}

interface Place {
  /** From the top of the repository as far as indentation tells, ending in `/` for a folder. */
  readonly path: string;
  /** What it is for; empty where that is not said. */
  readonly purpose: string;
}

const HEADING =
  /^(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:the\s+)?(?:repository|repo|project|directory|folder|file|code(?:base)?|source)\s+(?:structure|layout|organi[sz]ation|map)|structure|layout)$/i;

const MOST_PLACES = 12;
const MOST_LINES = 300;
const LONGEST_PURPOSE = 80;

/** Reads the section on the repository's structure out of a Markdown file; null where there is none. */
export function readStructure(file: string, text: string): RepositoryStructure | null {
  const { regions } = readOutline(text);
  const index = regions.findIndex(({ region }) => HEADING.test(titleOf(region)));
  const first = regions[index];
  if (!first?.region.head) return null;
  const { level } = first.region.head;
  const end = regions.findIndex(({ region }, at) => at > index && region.head !== null && region.head.level <= level);
  const body = text.slice(first.start, end < 0 ? undefined : regions[end]?.start);
  const places = placesIn(body.split(/\r?\n/).slice(1, MOST_LINES)).slice(0, MOST_PLACES);
  return places.length === 0 ? null : { file, heading: titleOf(first.region), places };
}

const titleOf = ({ head, text }: Region): string =>
  head ? text.slice(head.title.from, head.title.to).replace(/[*`]/g, '').trim() : '';

/** A line of a tree or of a list: what it is indented by, its branch or bullet, a path, and what it says of that. */
const LINE =
  /^((?:[\s│|]|(?:├|└|\+|`)[─-]+\s?)*)(?:[-*+]\s+)?(?:\*\*)?`?((?:[\w.@()[\]{}*-]+\/)*[\w.@()[\]{}*-]+\/?)`?(?:\*\*)?(?:\s*(?:#|\/\/|[-–—:←]|\s)\s*(.*))?$/;

function placesIn(lines: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  const above: { readonly indent: number; readonly path: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const [, lead = '', name = '', said = ''] = LINE.exec(line.trimEnd()) ?? [];
    const isBranch = /[├└│|+`]/.test(lead);
    // In a sentence, a word is no path; in a tree, every line is one.
    if (name === '' || !/\w/.test(name) || !(isBranch || name.includes('/'))) continue;
    // What a tree hangs from is the repository itself.
    if (!isBranch && /^\s*[├└|+]/.test(lines[index + 1] ?? '')) continue;
    const indent = lead.length;
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    const parent = above.at(-1)?.path ?? '';
    const path = name.startsWith(parent) ? name : parent + name;
    if (name.endsWith('/')) above.push({ indent, path });
    places.push({ path, purpose: purposeOf(said) });
  }
  return places;
}

const purposeOf = (said: string): string => {
  const bare = said
    .replace(/[`*]/g, '')
    .replace(/[.;]+$/, '')
    .trim();
  return bare.length > LONGEST_PURPOSE ? `${bare.slice(0, LONGEST_PURPOSE).replace(/\s+\S*$/, '')}…` : bare;
};

/** The structure in one line, as the context of a decision. */
export function structureSentence({ file, heading, places }: RepositoryStructure): string {
  const named = places.map(({ path, purpose }) => (purpose === '' ? `\`${path}\`` : `\`${path}\` (${purpose})`));
  return `By "${heading}" in \`${file}\`, files go to ${named.join(', ')}.`;
}
