import {
  Location,
  window,
  WorkspaceEdit,
  type DefinitionProvider,
  type Position,
  type Range,
  type ReferenceContext,
  type ReferenceProvider,
  type RenameProvider,
  type TextDocument,
} from 'vscode';
import { late } from '../late/late.ts';
import type { Services } from '../services.ts';

/** Ids (`FR-2`), in their document, in those that it belongs together with, and where others name them by its path. */
export class IdFeatures implements DefinitionProvider, ReferenceProvider, RenameProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideDefinition(document: TextDocument, position: Position): Promise<Location[]> {
    const found = await this.#find(document, position);
    return (found?.declarations ?? []).map(({ uri, range }) => new Location(uri, range));
  }

  async provideReferences(document: TextDocument, position: Position, context: ReferenceContext): Promise<Location[]> {
    const found = await this.#find(document, position);
    return ((await found?.uses()) ?? [])
      .filter(({ declares }) => context.includeDeclaration || !declares)
      .map(({ uri, range }) => new Location(uri, range));
  }

  async prepareRename(document: TextDocument, position: Position): Promise<{ range: Range; placeholder: string }> {
    const found = await this.#find(document, position);
    if (!found) throw new Error((await late()).noIdHere());
    return { range: found.range, placeholder: found.id };
  }

  async provideRenameEdits(document: TextDocument, position: Position, name: string): Promise<WorkspaceEdit> {
    const found = await this.#find(document, position);
    if (!found) throw new Error((await late()).noIdHere());
    try {
      return await found.rename(name.trim());
    } catch (error) {
      // Where one refuses, VS Code asks the next: Markdown's own would replace the whole heading by the id.
      if (!document.lineAt(position.line).text.startsWith('#')) throw error;
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      return new WorkspaceEdit();
    }
  }

  async #find(document: TextDocument, position: Position): ReturnType<Awaited<ReturnType<typeof late>>['findId']> {
    // Most words are no ids, and most documents no plans.
    if (!document.getWordRangeAtPosition(position, /[A-Z][A-Z0-9]*-?\d+/)) return null;
    return (await late()).findId(this.#services, document, document.offsetAt(position));
  }
}
