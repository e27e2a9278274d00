import { withoutComments } from '../markdown/comments.ts';
import type { FieldSchema } from '../kind/kind.ts';
import { keptByText } from '../markdown/keptTexts.ts';
import { bracketContent } from '../kind/hint.ts';

type Hinted = Pick<FieldSchema, 'hint' | 'type' | 'reference'>;

/** Whether a text is what the template put there, or is in brackets as a hint is. */
export function isPlaceholder(text: string, schema: Hinted): boolean {
  // Every form but the bare hint has a bracket in it, or is a path in code marks.
  if (!text.includes('[') && !(schema.reference && text.includes('`')))
    return schema.hint !== '' && isHint(text, schema.hint);
  let known = judged.get(schema);
  if (!known) judged.set(schema, (known = keptByText((one) => isHinted(one, schema))));
  return known(text);
}

const judged = new WeakMap<Hinted, (text: string) => boolean>();

function isHinted(text: string, schema: Hinted): boolean {
  let bare = plain(text);
  if (schema.type === 'questions') bare = bare.replace(/^(?:question|q)\s*\d*\s*[:：.)]\s*/i, '');
  if (bare === '') return false;
  const hint = plainHint(schema.hint);
  if (hint !== '' && (bare === hint || bare === `[${hint}]`)) return true;
  return (
    isBracketed(bare) || onlyBrackets(bare) || hasShapeOf(bare, hint) || (schema.reference && isSamplePath(bare, hint))
  );
}

const hints = new Map<string, string>();

// The hints of the templates that are in use: a few hundred, asked for once for every field.
function plainHint(hint: string): string {
  const known = hints.get(hint);
  if (known !== undefined) return known;
  const made = plain(hint);
  if (hints.size > 5000) hints.clear();
  hints.set(hint, made);
  return made;
}

const isHint = (text: string, hint: string): boolean => {
  const wanted = plainHint(hint);
  // Nearly no value begins as the hint does, and each is asked.
  if (wanted === '' || (text.charCodeAt(0) !== wanted.charCodeAt(0) && !/^[\s<]/.test(text))) return false;
  return plain(text) === wanted;
};

/** Text in brackets that is neither a link, a task mark, a footnote nor a wiki link. */
export function isBracketed(text: string): boolean {
  const inner = bracketContent(text.trim());
  return inner !== null && inner.trim().length > 1 && !/^[[^]/.test(inner);
}

function plain(text: string): string {
  let bare = withoutComments(text);
  if (bare.includes('\\')) bare = bare.replace(/\\([[\]])/g, '$1');
  return (/\s\s|[^\S ]/.test(bare) ? bare.replace(/\s+/g, ' ') : bare).trim();
}

const GROUP = /\[(?!\^)[^[\]]*\p{L}[^[\]]*\](?![([:])/gu;

// `[Condition] → [Action]`: nothing but hints and what joins them.
function onlyBrackets(text: string): boolean {
  if (!text.includes('[')) return false;
  const withoutCode = text.replace(/`[^`]*`/g, 'c');
  const rest = withoutCode.replace(GROUP, '');
  return rest !== withoutCode && !/[\p{L}\p{N}]/u.test(rest);
}

// `**If [x]** → [y]` where the template has `**If [condition]** → [Action]`.
function hasShapeOf(text: string, hint: string): boolean {
  const shape = (of: string): string => of.replace(GROUP, '[]').toLowerCase();
  return hint.includes('[') && shape(hint).includes('[]') && shape(text) === shape(hint);
}

// The template's own path, or a path whose description is still a hint.
function isSamplePath(text: string, hint: string): boolean {
  const path = /^`([^`]+)`/.exec(text)?.[1];
  if (path === undefined) return false;
  if (/^`([^`]+)`/.exec(hint)?.[1] === path) return true;
  const described = /^`[^`]+`\s*[–—:-]+\s*(\[.*\])$/.exec(text)?.[1];
  return described !== undefined && isBracketed(described);
}
