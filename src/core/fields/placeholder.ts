import { bracketContent } from '../kind/hint.ts';
import type { FieldSchema } from '../kind/kind.ts';

/** Text that stands where a value should: nothing, the template's hint, or something wholly in brackets. */
export function isPlaceholder(text: string, schema: FieldSchema): boolean {
  const bare = text.trim();
  if (bare === '') return false;
  if (schema.hint !== '' && (bare === schema.hint || bare.replace(/\\([[\]])/g, '$1') === `[${schema.hint}]`))
    return true;
  const inner = bracketContent(bare);
  return inner !== null && inner.length > 1 && !inner.startsWith('^');
}

/** Whether a text is worth keeping: neither empty nor a placeholder. */
export const isFilled = (text: string, schema: FieldSchema): boolean =>
  text.trim() !== '' && !isPlaceholder(text, schema);
