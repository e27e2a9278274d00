import { isFilled } from '../fields/placeholder.ts';
import { gatherFrom } from '../plan/facts.ts';
import { columnsOf } from '../fields/columnsOf.ts';

/** What people write once an assumption is settled. */
export const isConfirmed = (text: string | undefined): boolean =>
  /^[^\p{L}\p{N}?]*(?:confirmed|yes)(?![\p{L}\p{N}])(?!\s*[?？])/iu.test(text ?? '');

/**
 * The assumptions of a plan that nobody has confirmed, in one line each: `A-1: Names need not be unique (Ask sales)`.
 * Kept by the node that they stand in: gates ask at every keystroke.
 */
export const unconfirmedIn = gatherFrom<string>(
  (node) => node.children,
  (node, kind) => {
    const schema = kind.trace.find(({ type }) => type === 'assumption');
    if (!schema) return [];
    return node.fields.flatMap(({ read }) => {
      const { value, schema: field } = read;
      if (field.role !== schema.role || value.type !== 'table') return [];
      const column = columnsOf(value, field);
      return value.rows.flatMap(({ cells }) => {
        const textAt = (place: string | undefined): string => {
          const text = (place === undefined ? undefined : cells[column(place) ?? -1]?.text) ?? '';
          return isFilled(text, field) ? text.replace(/\s+/g, ' ').trim() : '';
        };
        const [id, text, state] = [textAt(schema.places.id), textAt(schema.places.text), textAt(schema.places.state)];
        if (text === '' || isConfirmed(state)) return [];
        return [`${id === '' ? '' : `${id}: `}${text}${state === '' ? '' : ` (${state})`}`];
      });
    });
  },
);
