import {
  Location,
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

/** Ids of entries (`FR-2`), in a document and in those that it belongs together with. */
export class IdFeatures implements DefinitionProvider, ReferenceProvider, RenameProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideDefinition(document: TextDocument, position: Position): Promise<Location[]> {
    const found = await this.#find(document, position);
    return (found?.uses ?? []).filter(({ declares }) => declares).map(({ uri, range }) => new Location(uri, range));
  }

  async provideReferences(document: TextDocument, position: Position, context: ReferenceContext): Promise<Location[]> {
    const found = await this.#find(document, position);
    return (found?.uses ?? [])
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
    const reason = found.reason(name.trim());
    if (reason !== '') throw new Error(reason);
    const edit = new WorkspaceEdit();
    for (const { uri, range } of found.uses) edit.replace(uri, range, name.trim());
    return edit;
  }

  async #find(document: TextDocument, position: Position): ReturnType<Awaited<ReturnType<typeof late>>['findId']> {
    // Most words are no ids, and most documents no plans.
    if (!document.getWordRangeAtPosition(position, /[A-Z][A-Z0-9]*-?\d+/)) return null;
    return (await late()).findId(this.#services, document, document.offsetAt(position));
  }
}
