/*
 * Whether a fenced block is code that somebody could run, rather than signatures, types, data, commands or a diagram.
 */

const NO_CODE = new Set(
  (
    'text txt plain plaintext ascii bash sh shell zsh fish console terminal powershell ps1 cmd bat json jsonc json5 yaml yml toml ' +
    'ini env properties xml html svg css csv tsv http mermaid plantuml dot graphviz d2 diff patch md markdown graphql proto ' +
    'protobuf dockerfile makefile gitignore log output'
  ).split(' '),
);

/** One of these is enough where the language is named, or where the code has a body. */
const FLOW: readonly RegExp[] = [
  /^\s*(?:export\s+)?(?:const|let|var)\s+\w+[^=]*=\s*(?:async\s*)?(?:\([^()]*\)|\w+)(?:\s*:[^=]*)?\s*=>\s*(?!\.\.\.|…)\S/,
  /^\s*(?:\}\s*)?(?:else\s+)?(?:if|while|for|switch|catch|foreach)\s*\(.*\)\s*(?:\{.*)?$/,
  /^\s+(?:if|elif|else|for|while|try|except|finally|with|match|case)\b[^→]*:\s*$/,
  /^(?:if|for|while|try|with)\b[^→,]*:\s*$/,
  /^\s*(?:if|for|match|loop|while)\b[^→:]*\{\s*$/,
  /^\s*(?:return|throw|raise|yield|await)\s+[^→]*[\w)\]}"'`]\s*;?\s*$/,
  /^\s*return;?\s*$/,
];

/** Two of these are needed. */
const BODY: readonly RegExp[] = [
  /^\s+(?:const|let|var|val)\s+[\w{[][^=]*=(?!>)\s*\S/,
  /^\s+[\w.[\]]+\s*(?:[-+*/]|:)?=(?![=>])\s*[^=].*$/,
  /^\s+(?:await\s+)?[A-Za-z_][\w.]*\([^)]*\)\s*;?\s*$/,
];

/** What a function is opened with. */
const OPENS_BODY = /^\s*(?:(?:async\s+)?def\s.*:|.*\{)\s*$/;

/** Statements that read or change data. Tables and indexes are data structures. */
const QUERY = /^\s*(?:select\s|insert\s+into\s|update\s+\S+\s+set\b|delete\s+from\s|merge\s+into\s)/i;

const NO_BODY =
  /^\s*(?:[A-Z][A-Z\d_]*\s*=|\w+\??\s*:\s*[\w[\]<>|, .]+(?:=.*)?[,;]?\s*$|type\s|interface\s|@|#|\/\/|\*|"""|\.\.\.|pass\s*$)/;

export function isImplementation(info: string, code: string): boolean {
  const language = /^[\w+#-]*/.exec(info)?.[0].toLowerCase() ?? '';
  if (NO_CODE.has(language)) return false;
  const lines = code.split(/\r?\n/).filter((line) => line.trim() !== '' && line.length < 500);
  if (lines.some((line) => /^\s*\$\s/.test(line))) return false;
  if (language === 'sql') return lines.some((line) => QUERY.test(line));
  const flow = lines.filter((line) => !NO_BODY.test(line) && FLOW.some((pattern) => pattern.test(line))).length;
  const body = lines.filter((line) => !NO_BODY.test(line) && BODY.some((pattern) => pattern.test(line))).length;
  if (language !== '') return flow >= 1 || body >= 2;
  return flow >= 1 && (flow + body >= 2 || lines.some((line) => OPENS_BODY.test(line)));
}
