import type { Hover, HoverProvider, Position, TextDocument, Uri } from 'vscode';
import { loadedRules } from '../documents/ruleSettings.ts';
import type { Services } from '../services.ts';
import { freshState } from './freshState.ts';

/** What a section or a field is for, how the section's gate stands, and what the findings at the place mean. */
export class PlanHover implements HoverProvider {
  readonly #services: Services;
  readonly #extension: Uri;

  constructor(services: Services, extension: Uri) {
    this.#services = services;
    this.#extension = extension;
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const services = this.#services;
    const state = await freshState(services, document);
    if (!state) return undefined;
    const { hoverAt } = await import('../late/language.ts');
    return hoverAt({
      document,
      state,
      offset: document.offsetAt(position),
      isId: document.getWordRangeAtPosition(position, /[A-Z][A-Z0-9]*-?\d+/) !== undefined,
      services,
      extension: this.#extension,
      rules: loadedRules(),
    });
  }
}
