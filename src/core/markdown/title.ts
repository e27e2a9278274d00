import { withoutComments } from './comments.ts';
/** A title or label as it is compared and shown: without marks, numbers and decoration. */
export interface ReadTitle {
  /** `2.1`, without a trailing dot; null where there is none. */
  readonly number: string | null;
  /** What is shown: marks, number, anchors and task marks gone. */
  readonly title: string;
  /** Lower case letters and digits joined by `-`: what is compared. */
  readonly slug: string;
}

const NUMBER_FORMS = [
  /^(?:section|§)\s*(\d+(?:\.\d+)*)\s*[:.)—–-]?\s+/iu,
  /^\((\d+(?:\.\d+)*)\)\s*/u,
  /^(\d+(?:\.\d+)*)\s*[.):：、](?:\s+|(?=\D))/u,
  /^(\d+(?:\.\d+)+)\s+/u,
  /^(\d+)\s+[—–-]\s+/u,
  /^(\d+)\s+(?=\p{L})/u,
];
const CHINESE = /^([一二三四五六七八九十]{1,3})\s*[、.：:]\s*/u;
/** What is behind that is not looked at: no title is so long, and some of the patterns below take their time. */
const LONGEST_TITLE = 2000;
const CHINESE_DIGITS = '一二三四五六七八九';

/** Reads a heading or label. `## **1. Goal** {#goal}` gives number `1`, title `Goal`, slug `goal`. */
export function readTitle(raw: string): ReadTitle {
  let text = withoutDecoration(raw);
  let number: string | null = null;
  for (const form of NUMBER_FORMS) {
    const match = form.exec(text);
    if (!match || match[0].length === text.length) continue;
    number = match[1] ?? null;
    text = text.slice(match[0].length);
    break;
  }
  const chinese = number === null ? CHINESE.exec(text) : null;
  if (chinese && chinese[1] !== undefined) {
    number = String(chineseNumber(chinese[1]));
    text = text.slice(chinese[0].length);
  }
  const title = withoutDecoration(text).replace(/\s*[:：]$/, '');
  return { number, title, slug: slugOf(title) };
}

function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['0', text];
  const digit = (part: string | undefined): number => (part ? CHINESE_DIGITS.indexOf(part) + 1 : 0);
  return text.includes('十') ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(ones);
}

/** Drops emphasis marks, code marks, emoji, a trailing anchor, a trailing task mark and HTML comments. */
export function withoutDecoration(whole: string): string {
  const raw = whole.length > LONGEST_TITLE ? whole.slice(0, LONGEST_TITLE) : whole;
  if (!raw.includes('\\')) return stripped(raw);
  // Escaped marks are text: they are kept out of sight while the others go.
  const hidden: string[] = [];
  const masked = raw.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => `\ue000${hidden.push(mark) - 1}\ue001`);
  return stripped(masked).replace(/\ue000(\d+)\ue001/g, (_, index: string) => hidden[Number(index)] ?? '');
}

// Most titles and labels have nothing to drop; one look at them costs less than eight replacements.
const UNDECORATED = /^[A-Za-z0-9.,:;()/'"&?! -]*$/;

function stripped(raw: string): string {
  if (UNDECORATED.test(raw) && !raw.includes('  ')) return raw.trim();
  return withoutComments(raw)
    .replace(/\{#[^}]*\}\s*$/, '')
    .replace(/\[[ xX]\]\s*$/, '')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/^[*_]|[*_]$/g, '')
    .replace(/[\p{Extended_Pictographic}\u{fe0f}\u{200b}-\u{200d}\u{feff}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `File(s)` gives `files`, `User Story/Goal` gives `user-story-goal`. Letters of every script are kept. */
export function slugOf(title: string): string {
  return (
    asciiSlug(title) ??
    title
      .toLowerCase()
      .replace(/\(s\)/g, 's')
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
  );
}

// The same by hand, for the titles and labels that nearly all are: every one in a document passes through here.
function asciiSlug(title: string): string | null {
  const text = title.toLowerCase();
  let slug = '';
  let from = -1;
  let gap = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (code > 127) return null;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) {
      slug += (gap && slug !== '' ? '-' : '') + text.slice(from, at);
      gap = false;
      from = -1;
    }
    if (code === 40 && text.startsWith('s)', at + 1)) {
      slug += (gap && slug !== '' ? '-' : '') + 's';
      gap = false;
      at += 2;
    } else if (code !== 39) gap = true;
  }
  return slug;
}
