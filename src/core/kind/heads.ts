import { readTitle, withoutDecoration } from '../markdown/title.ts';
import { bracketContent } from './hint.ts';
import type { Ordinal } from './kind.ts';

/** What a heading or bold line of a template stands for. */
export type TemplateHead =
  | { readonly type: 'entry'; readonly prefix: string; readonly style: Ordinal['style']; readonly hint: string }
  | { readonly type: 'value'; readonly title: string; readonly hint: string }
  | { readonly type: 'plain'; readonly title: string; readonly number: string | null };

const ENTRY = /^(\p{L}[\p{L} ]*?[ -])(\d+|[A-Z]|XXX|N)[ ]?[:：—–-][ ]?(\[.*\])$/u;
const VALUE = /^([^:[\]]+)[:：][ ]*(\[.*\])$/u;

/** `repeats`: a directive says how often it may occur; then a heading that is only a hint stands for any heading. */
export function readTemplateHead(raw: string, repeats: boolean): TemplateHead {
  const text = withoutDecoration(raw);
  const name = repeats ? bracketContent(text) : null;
  if (name !== null) return { type: 'entry', prefix: '', style: 'name', hint: name };
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
