import type { CompletionItem } from 'vscode';
import type { Rule } from '../../../core/rules/rule.ts';
import { idItems } from '../../late/idItems.ts';
import type { Services } from '../../services.ts';
import { choiceItems } from './choices.ts';
import type { Place } from './context.ts';
import { ignoreItems } from './ignores.ts';
import { pathItems } from './paths.ts';
import { scaffoldItems } from './scaffolds.ts';

/** The beginning of an id, such as `FR`, `FR-1`, or `docs/spec.md#` with or without one. */
const ID = /(?:[A-Z][A-Z0-9]*-?\d*|[\w.]#)$/;

/** What may stand at a place, after a character that asks for it or after none: the first that knows the place answers. */
export async function completionsAt(
  place: Place,
  asking: string | undefined,
  services: Services,
  rules: readonly Rule[],
): Promise<CompletionItem[]> {
  const ids = ID.test(place.before) ? await idItems(place, services) : null;
  // Both are typed in other texts, too.
  if (ids && /[-#]\w*$/.test(place.before)) return ids;
  if (asking === '-' || asking === '#') return ids ?? [];
  const others =
    ignoreItems(place, rules) ?? choiceItems(place) ?? scaffoldItems(place) ?? (await pathItems(place, services)) ?? [];
  return ids ? [...others, ...ids] : others;
}
