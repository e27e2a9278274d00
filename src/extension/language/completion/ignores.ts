import { CompletionItem, CompletionItemKind, l10n, SnippetString } from 'vscode';
import type { Rule } from '../../../core/rules/rule.ts';
import { around, type Place } from './context.ts';

/** Codes of rules in a comment that suppresses findings, those found in this document first. Null anywhere else. */
export function ignoreItems(place: Place, rules: readonly Rule[]): CompletionItem[] | null {
  const codes = /<!--[ \t]*planwright-ignore[ \t]+(?:[\w.-]+[ \t]*,[ \t]*)*([\w.-]*)$/.exec(place.before);
  if (codes) return codeItems(place, codes[1] ?? '', rules);
  const opening = /<!-{0,2}[ \t]*[\w-]*$/.exec(place.before);
  return opening && [comment(place, opening[0])];
}

function codeItems(place: Place, typed: string, rules: readonly Rule[]): CompletionItem[] {
  const found = new Set(place.state.findings.map(({ code }) => code));
  return rules.map(({ code, title }) => {
    const item = new CompletionItem(code, CompletionItemKind.EnumMember);
    item.detail = title;
    item.range = around(place, typed.length);
    item.sortText = `${found.has(code) ? 0 : 1} ${code}`;
    return item;
  });
}

function comment(place: Place, typed: string): CompletionItem {
  const item = new CompletionItem('<!-- planwright-ignore -->', CompletionItemKind.Snippet);
  item.detail = l10n.t('Ignore a finding here, with a reason');
  item.filterText = '<!-- planwright-ignore';
  const closes = /^[ \t]*-->/.exec(place.behind)?.[0].length ?? 0;
  item.range = around(place, typed.length, closes);
  const codes = [...new Set(place.state.findings.map(({ code }) => code))];
  const snippet = new SnippetString('<!-- planwright-ignore ');
  if (codes.length > 0) snippet.appendChoice(codes);
  else snippet.appendPlaceholder('code');
  item.insertText = snippet.appendText(': ').appendPlaceholder('reason').appendText(' -->');
  return item;
}
