import { l10n, WorkspaceEdit, type Range, type TextDocument, type Uri } from 'vscode';
import type { Span } from '../../core/markdown/span.ts';
import { idOf } from '../../core/trace/uses.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { freshState } from '../language/freshState.ts';
import type { Services } from '../services.ts';
import type { IdOwner } from './idOwner.ts';
import { namedDocument, ownerAt, ownerOf } from './idOwner.ts';
import { scopedAt, scopedUsesOf } from './scopedIds.ts';

interface FoundUse {
  readonly uri: Uri;
  readonly range: Range;
  readonly declares: boolean;
}

export interface FoundId {
  readonly id: string;
  /** Where it was asked for, without the path of its document. */
  readonly range: Range;
  readonly declarations: readonly FoundUse[];
  /** In all documents, also those that name it with the path of its own. */
  readonly uses: () => Promise<readonly FoundUse[]>;
  /** @throws Error with the reason why it cannot get another id */
  readonly rename: (to: string) => Promise<WorkspaceEdit>;
}

export const noIdHere = (): string => l10n.t('There is no id of an entry here.');

/** The id at an offset of a document, and where it is declared and named. */
export async function findId(services: Services, document: TextDocument, offset: number): Promise<FoundId | null> {
  const state = await freshState(services, document);
  const found = await ownerFor(services, document, offset);
  return state && found ? foundId(found.owner, toRange(state.lines, found.span)) : null;
}

/** What the id at an offset stands for, with or without a path. */
export async function ownerFor(
  services: Services,
  document: TextDocument,
  offset: number,
): Promise<{ readonly owner: IdOwner; readonly span: Span; readonly document: DocumentSession } | null> {
  const session = services.sessions.get(document.uri);
  if (!session) return null;
  const use = await scopedAt(services, document, offset);
  if (!use) {
    const found = await ownerAt(services, session, offset);
    return found && { ...found, document: session };
  }
  const other = await namedDocument(services, document, use.scope ?? '');
  if (!other) return null;
  const owner = await ownerOf(services, other, idOf(use, document.getText(), offset));
  return { owner, span: { from: use.from + (use.scope ?? '').length + 1, to: use.to }, document: other };
}

function foundId(owner: IdOwner, range: Range): FoundId {
  const own = owner.uses.map((use) => ({
    ...use,
    uri: use.session.document.uri,
    range: toRange(use.session.state.lines, use.span),
  }));
  const all = async (): Promise<readonly (FoundUse & Pick<(typeof own)[number], 'isNamed' | 'renamed'>)[]> => [
    ...own,
    ...(await scopedUsesOf(owner)).map((use) => ({ ...use, declares: false })),
  ];
  return {
    id: owner.id,
    range,
    declarations: own.filter(({ declares }) => declares),
    uses: async () => (await all()).filter(({ isNamed }) => isNamed),
    rename: async (to) => {
      const reason = owner.reason(to);
      if (reason !== '') throw new Error(reason);
      const edit = new WorkspaceEdit();
      for (const use of await all()) {
        const text = use.renamed(to);
        if (text !== null) edit.replace(use.uri, use.range, text);
      }
      return edit;
    },
  };
}
