/*
 * The environment variables that a plan names. Plans are full of other names in capitals: codes of errors, limits,
 * standards. So a name has to end in what only variables end in, or be called a variable where it stands.
 */

const ENDS =
  'KEY|SECRET|TOKEN|URL|URI|HOST|HOSTNAME|PORT|PASSWORD|PASSPHRASE|DSN|ENDPOINT|BUCKET|REGION|CREDENTIALS|CLIENT_ID|WEBHOOK';

const TELLING = new RegExp(`(?<![\\w-])[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:${ENDS})(?![\\w-])`, 'g');

/** Codes of errors and constraints of databases end alike. */
const NO_VARIABLE =
  /^(?:INVALID|MISSING|EXPIRED|UNKNOWN|DUPLICATE|BAD|WRONG|WEAK|NO|NOT|REVOKED|EMPTY|REQUIRED|UNSUPPORTED|MALFORMED|FOREIGN|PRIMARY|UNIQUE|SORT|PARTITION|IDEMPOTENCY)_|_(?:INVALID|MISSING|EXPIRED|NOT)_/;

const CALLED_VARIABLE = /\benv(?:ironment)?[ -]var(?:iable)?s?\b|\.env\b/i;
const CODED = /`\$?\{?([A-Z][A-Z0-9_]{2,})\}?(?:=[^`\n]*)?`/g;

/** The names of environment variables in a text, in their order, each once. */
export function variablesIn(text: string): readonly string[] {
  const telling = Array.from(text.matchAll(TELLING), ([name]) => name).filter((name) => !NO_VARIABLE.test(name));
  const called = text
    .split('\n')
    .filter((line) => CALLED_VARIABLE.test(line))
    .flatMap((line) => Array.from(line.matchAll(CODED), ([, name = '']) => name));
  return [...new Set([...telling, ...called])];
}
