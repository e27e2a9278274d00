import type {
  CancellationToken,
  CompletionContext,
  CompletionItem,
  CompletionItemProvider,
  Position,
  TextDocument,
} from 'vscode';
import type { Services } from '../../services.ts';
import { late } from '../../late/late.ts';
import { freshState } from '../freshState.ts';
import { choiceItems } from './choices.ts';
import { placeAt } from './context.ts';
import { ignoreItems } from './ignores.ts';
import { pathItems } from './paths.ts';
import { scaffoldItems } from './scaffolds.ts';

/** The beginning of an id, such as `FR`, `FR-1`, or `docs/spec.md#` with or without one. */
const ID = /(?:[A-Z][A-Z0-9]*-?\d*|[\w.]#)$/;

/** The first that knows the place answers. */
export class PlanCompletion implements CompletionItemProvider {
  static readonly triggers = ['`', '/', '<', ' ', '-', '#'];
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
    _token: CancellationToken,
    context: CompletionContext,
  ): Promise<CompletionItem[]> {
    const state = await freshState(this.#services, document);
    if (!state) return [];
    const place = placeAt(document, position, state);
    // A blank is typed all the time: only where the answer is one of a few words is it worth an answer.
    if (context.triggerCharacter === ' ') return choiceItems(place) ?? [];
    const ids = ID.test(place.before) ? await (await late()).idItems(place, this.#services) : null;
    // Both are typed in other texts, too.
    if (ids && /[-#]\w*$/.test(place.before)) return ids;
    if (context.triggerCharacter === '-' || context.triggerCharacter === '#') return ids ?? [];
    const others =
      ignoreItems(place) ??
      choiceItems(place) ??
      scaffoldItems(place) ??
      (await pathItems(place, this.#services)) ??
      [];
    return ids ? [...others, ...ids] : others;
  }
}
