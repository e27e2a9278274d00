import { stripDirectives } from './directive.ts';

const INITIAL = /\[[^\]\n]*\](?=[ \t]*<!--[ \t]*planwright:[^>]*?\binitial=(?:"([^"]*)"|([^\s>]+)))/g;

/** What a new document contains: the template's body with initial values set and directives taken out. */
export function starterText(body: string): string {
  const filled = body.replace(INITIAL, (_, quoted?: string, bare?: string) => quoted ?? bare ?? '');
  return (
    stripDirectives(filled)
      .replace(/^\s*\n/, '')
      .trimEnd() + '\n'
  );
}
