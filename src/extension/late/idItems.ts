import { CompletionItem, CompletionItemKind, type TextDocument } from 'vscode';
import { shorten } from '../../core/rules/names.ts';
import { allEntries } from '../../core/trace/entries.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { traceGraph } from '../../core/trace/graph.ts';
import { traceKind } from '../../core/trace/schema.ts';
import { around, type Place } from '../language/completion/context.ts';
import type { Services } from '../services.ts';
import { entriesTogether, namedDocument } from './idOwner.ts';

/**
 * Ids that begin as what was typed, with what they stand for: those of the document, or of another one behind its path
 * and `#`. Null where no id is typed.
 */
export async function idItems(place: Place, services: Services): Promise<CompletionItem[] | null> {
  const typed = /(?:([\w@.][\w@./-]*)#)?([A-Z][A-Z0-9]*-?\d*|(?<=#))$/.exec(place.before);
  const [, scope, begun = ''] = typed ?? [];
  if (!typed) return null;
  const known = await knownIds(place.document, place.state.plan, scope, services);
  const prefix = begun.replace(/-?\d*$/, '');
  const behind = /^-?\d*[a-z]?(?![\p{L}\p{N}])/u.exec(place.behind)?.[0].length ?? 0;
  const items = known
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id, text }, index) => {
      const item = new CompletionItem(id, CompletionItemKind.Reference);
      item.detail = shorten(text.replace(/\s+/g, ' ').trim(), 100);
      item.range = around(place, begun.length, begun.includes('-') ? behind : 0);
      item.sortText = `0 ${String(index).padStart(5, '0')}`;
      return item;
    });
  return items.length === 0 ? null : items;
}

interface KnownId {
  readonly id: string;
  readonly text: string;
}

async function knownIds(
  document: TextDocument,
  own: Plan,
  scope: string | undefined,
  services: Services,
): Promise<readonly KnownId[]> {
  if (scope !== undefined) {
    const other = await namedDocument(services, document, scope);
    return other ? declared(other.state.plan) : [];
  }
  const session = services.sessions.get(document.uri);
  return traceKind(own.kind) || !session ? declared(own) : once(await entriesTogether(services, session));
}

/** Criteria are numbered anew below each story: one of an id is offered. */
const once = (all: readonly KnownId[]): readonly KnownId[] => [...new Map(all.map((one) => [one.id, one])).values()];

function declared(plan: Plan): readonly KnownId[] {
  if (!traceKind(plan.kind)) return allEntries(plan).map(({ label, node }) => ({ id: label, text: node.title }));
  return [...traceGraph(plan).byId].map(([id, [node]]) => ({ id, text: node?.text ?? '' }));
}
