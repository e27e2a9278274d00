import type {
  CancellationToken,
  CompletionContext,
  CompletionItem,
  CompletionItemProvider,
  Position,
  TextDocument,
} from 'vscode';
import type { Services } from '../../services.ts';
import { freshState } from '../freshState.ts';
import { choiceItems } from './choices.ts';
import { placeAt } from './context.ts';
import { ignoreItems } from './ignores.ts';
import { pathItems } from './paths.ts';
import { scaffoldItems } from './scaffolds.ts';

/** The first that knows the place answers. */
export class PlanCompletion implements CompletionItemProvider {
  static readonly triggers = ['`', '/', '<', ' '];
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
    return (
      ignoreItems(place) ?? choiceItems(place) ?? scaffoldItems(place) ?? (await pathItems(place, this.#services)) ?? []
    );
  }
}
