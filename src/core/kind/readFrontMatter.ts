import { isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import type { FrontMatter } from '../markdown/frontMatter.ts';
import type { Problem } from './directive.ts';
import type { FrontMatterData } from './frontMatterSchema.ts';
import { frontMatterSchema } from './frontMatterSchema.ts';
import { keyRange } from './yamlPlaces.ts';

/** Parses and checks a template's front matter. On failure null, with a problem for each thing that is wrong. */
export const readFrontMatter = (text: string, found: FrontMatter, problems: Problem[]): FrontMatterData | null =>
  readYaml(text, found, frontMatterSchema, problems);

/** Parses YAML and checks it by a schema. On failure null, with a problem for each thing that is wrong, by the name. */
export function readYaml<T>(
  text: string,
  found: Pick<FrontMatter, 'yaml'>,
  schema: z.ZodMiniType<T>,
  problems: Problem[],
  name = 'Front matter',
): T | null {
  const { from, to } = found.yaml;
  const document = parseDocument(text.slice(from, to), { lineCounter: new LineCounter(), prettyErrors: false });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      problems.push({
        message: `YAML: ${error.message}`,
        span: { from: from + error.pos[0], to: from + error.pos[1] },
      });
    }
    return null;
  }
  const data = plainData(document);
  if (data instanceof Error) {
    problems.push({ message: `YAML: ${data.message}.`, span: { from, to: Math.min(to, from + 1) } });
    return null;
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.map(String).join('.');
    const range = unknownKey(document, issue) ?? rangeOf(document, issue.path);
    const span = range
      ? { from: from + (range[0] ?? 0), to: from + (range[1] ?? 0) }
      : { from, to: Math.min(to, from + 1) };
    problems.push({ message: `${name}${path === '' ? '' : ` "${path}"`}: ${issueText(issue)}`, span });
  }
  return null;
}

// A key that is missing stands nowhere: what should have it does.
function rangeOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): readonly number[] | null {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range;
  }
  return null;
}

// What it stands in may be long.
const unknownKey = (document: ReturnType<typeof parseDocument>, { path, keys }: Unplaced): readonly number[] | null =>
  keys?.[0] === undefined ? null : keyRange(document, [...path, keys[0]]);

// An alias without its anchor, or one that stands for too much, is found only here.
function plainData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

interface Unplaced {
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

interface Issue {
  readonly code?: string;
  readonly message: string;
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
}

// The small build of zod carries no sentences; these are all the ways in which the schema above can fail.
function issueText(issue: Issue): string {
  if (issue.code === 'unrecognized_keys')
    return `unknown key ${(issue.keys ?? []).map((key) => `"${key}"`).join(', ')}.`;
  if (issue.code === 'invalid_type') return `expected ${issue.expected ?? 'another type'}.`;
  if (issue.code === 'invalid_value')
    return `expected ${(issue.values ?? []).map((value) => JSON.stringify(value)).join(' or ')}.`;
  if (issue.code === 'too_small') return 'must not be empty.';
  return `${issue.message}.`;
}
