/*
 * Values as they are given on a command line or by an agent: plain text for one person to type, or the JSON that
 * `show` prints. What is JSON of the right shape is taken as JSON; all else is text.
 */

export interface GivenTask {
  readonly text: string;
  readonly state: 'open' | 'done' | 'partial';
}

export interface GivenQuestion {
  readonly text: string;
  readonly answer: string;
  readonly answered: boolean;
}

export function parsedJson(raw: string): unknown {
  if (!/^\s*[[{"n]/.test(raw)) return undefined;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function stringsIn(raw: string): string[] | null {
  const json = parsedJson(raw);
  return Array.isArray(json) && json.every((item) => typeof item === 'string') ? json : null;
}

/** The items of a list: a JSON array of strings, or one item a line, with or without bullets. */
export function listItems(raw: string): string[] {
  const given = stringsIn(raw);
  if (given) return given;
  const lines = raw.split(/\r\n|[\r\n]/).map((line) => line.trim());
  const bulleted = lines.filter((line) => line !== '').every((line) => /^(?:[-*+]|\d+[.)])[ \t]+/.test(line));
  return lines
    .map((line) => (bulleted ? line.replace(/^(?:[-*+]|\d+[.)])[ \t]+/, '') : line))
    .filter((line) => line !== '');
}

export function tasksIn(raw: string): GivenTask[] | null {
  const json = parsedJson(raw);
  if (!Array.isArray(json)) return null;
  const tasks = json.map(taskOf);
  return tasks.every((task) => task !== null) ? tasks : null;
}

function taskOf(value: unknown): GivenTask | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null;
  const { text, state } = value;
  return state === 'open' || state === 'done' || state === 'partial' ? { text, state } : null;
}

export function questionsIn(raw: string): GivenQuestion[] | null {
  const json = parsedJson(raw);
  if (!Array.isArray(json)) return null;
  const questions = json.map(questionOf);
  return questions.every((question) => question !== null) ? questions : null;
}

function questionOf(value: unknown): GivenQuestion | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null;
  const answer = typeof value['answer'] === 'string' ? value['answer'] : '';
  const answered = typeof value['answered'] === 'boolean' ? value['answered'] : answer !== '';
  return { text: value['text'], answer, answered };
}

export function rowsIn(raw: string): string[][] | null {
  const json = parsedJson(raw);
  const rows = isRecord(json) ? json['rows'] : json;
  if (!Array.isArray(rows)) return null;
  const ofStrings = (row: unknown): row is string[] =>
    Array.isArray(row) && row.every((cell) => typeof cell === 'string');
  return rows.every(ofStrings) ? rows : null;
}

/** Code with its language; the language is left as it is where only text is given. */
export function codeIn(raw: string): { readonly text: string; readonly language?: string } {
  const json = parsedJson(raw);
  if (isRecord(json) && Object.keys(json).sort().join() === 'language,text') {
    const { language, text } = json;
    if (typeof language === 'string' && typeof text === 'string') return { language, text };
  }
  return { text: raw };
}
