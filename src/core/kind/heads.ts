import { readTitle, withoutDecoration } from '../markdown/title.ts';
import { bracketContent } from './hint.ts';

/** What a heading or bold line of a template stands for. */
export type TemplateHead =
  | { readonly type: 'entry'; readonly prefix: string; readonly style: 'number' | 'letter'; readonly hint: string }
  | { readonly type: 'value'; readonly title: string; readonly hint: string }
  | { readonly type: 'plain'; readonly title: string; readonly number: string | null };

const ENTRY = /^(\p{L}[\p{L} ]*?[ -])(\d+|[A-Z]|XXX|N)[ ]?[:：—–-][ ]?(\[.*\])$/u;
const VALUE = /^([^:[\]]+)[:：][ ]*(\[.*\])$/u;

export function readTemplateHead(raw: string): TemplateHead {
  const text = withoutDecoration(raw);
  const entry = ENTRY.exec(text);
  const entryHint = entry ? bracketContent(entry[3] ?? '') : null;
  if (entry && entryHint !== null) {
    const style = /^[A-Z]$/.test(entry[2] ?? '') && entry[2] !== 'N' ? 'letter' : 'number';
    return { type: 'entry', prefix: entry[1] ?? '', style, hint: entryHint };
  }
  const value = VALUE.exec(text);
  const valueHint = value ? bracketContent(value[2] ?? '') : null;
  if (value && valueHint !== null) return { type: 'value', title: (value[1] ?? '').trim(), hint: valueHint };
  const { title, number } = readTitle(raw);
  return { type: 'plain', title, number };
}
