import type {
  CancellationToken,
  CompletionContext,
  CompletionItem,
  CompletionItemProvider,
  Position,
  TextDocument,
} from 'vscode';
import type { Services } from '../../services.ts';
import { loadedRules } from '../../documents/ruleSettings.ts';
import { freshState } from '../freshState.ts';
import { choiceItems } from './choices.ts';
import { placeAt } from './context.ts';

/** What the kind, the workspace and the ids of documents offer at the caret. */
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
    const { completionsAt } = await import('../../late/language.ts');
    return completionsAt(place, context.triggerCharacter, this.#services, loadedRules());
  }
}
