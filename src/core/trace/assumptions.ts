import { gatherFrom, gatherWhere } from '../plan/facts.ts';
import { declaredIn } from './declared.ts';

/** What people write once an assumption is settled. */
export const isConfirmed = (text: string | undefined): boolean =>
  /^[^\p{L}\p{N}?]*(?:confirmed|yes)(?![\p{L}\p{N}])(?!\s*[?？])/iu.test(text ?? '');

/**
 * The assumptions of a plan that nobody has confirmed, in one line each: `A-1: Names need not be unique (Ask sales)`.
 * Kept by the node that they stand in: gates ask at every keystroke.
 */
export const unconfirmedIn = gatherWhere(
  ({ trace }) => trace.some(({ type }) => type === 'assumption'),
  gatherFrom<string>(
    (node) => node.children,
    (node, kind) =>
      declaredIn(node, kind).own.flatMap((raw) => {
        if (raw.type !== 'assumption') return [];
        const text = oneLine(raw.text);
        const state = oneLine(raw.places.state?.text ?? '');
        if (text === '' || isConfirmed(state)) return [];
        return [
          `${raw.id === '' ? '' : `${raw.id}: `}${text}${state === '' || text.includes(state) ? '' : ` (${state})`}`,
        ];
      }),
  ),
);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
