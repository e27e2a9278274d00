import { FileType, Uri, workspace, type TextDocument } from 'vscode';
import { featureIdOf, planPathOf } from '../../core/derive/featurePlan.ts';
import type { Span } from '../../core/markdown/span.ts';
import { allEntries } from '../../core/trace/entries.ts';
import { traceGraph } from '../../core/trace/graph.ts';
import { idAt, idPrefixes, idUses, renameReason, usesOf } from '../../core/trace/ids.ts';
import { traceKind } from '../../core/trace/schema.ts';
import { isDerived, specificationField } from '../../core/trace/specification.ts';
import type { Declared } from '../../core/trace/uses.ts';
import { declaredId, idOf, isNamed, renamed, traceRenameReason, traceUses } from '../../core/trace/uses.ts';
import { candidatePaths } from '../../workspace/paths.ts';
import { locate } from '../documents/location.ts';
import type { DocumentSession } from '../documents/planState.ts';
import type { Services } from '../services.ts';

/** Where the document of an id, or one that belongs to it, declares or names it without a path. */
export interface OwnUse {
  readonly session: DocumentSession;
  readonly span: Span;
  readonly declares: boolean;
  /** False for a range that only a new id would fall into. */
  readonly isNamed: boolean;
  /** What stands there once the id is another one; null where it stays as it is. */
  readonly renamed: (to: string) => string | null;
}

/** An id, and the documents in which it stands for the same thing. */
export interface IdOwner {
  readonly id: string;
  readonly sessions: readonly DocumentSession[];
  /** The ids that they declare. */
  readonly declared: Declared;
  readonly uses: readonly OwnUse[];
  /** Why it cannot get another id; empty if it can. */
  readonly reason: (to: string) => string;
}

/** The id without a path at an offset of a document, with what it stands for. */
export async function ownerAt(
  services: Services,
  session: DocumentSession,
  offset: number,
): Promise<{ readonly owner: IdOwner; readonly span: Span } | null> {
  const { plan } = session.state;
  if (traceKind(plan.kind)) {
    const use = traceUses(plan).find(({ from, to, scope }) => scope === null && from <= offset && offset <= to);
    return use ? { owner: traced(session, idOf(use, plan.text, offset)), span: use } : null;
  }
  const all = await together(services, session);
  const use = idAt(idUses(plan, all.prefixes), offset);
  return use ? { owner: all.owner(use.id, use.within), span: use.span } : null;
}

/** What an id stands for that a document declares. */
export const ownerOf = async (services: Services, session: DocumentSession, id: string): Promise<IdOwner> =>
  traceKind(session.state.plan.kind) ? traced(session, id) : (await together(services, session)).owner(id, null);

function traced(session: DocumentSession, named: string): IdOwner {
  const { plan } = session.state;
  const graph = traceGraph(plan);
  const declared = graph.byId;
  const id = declaredId(declared, named);
  const all = traceUses(plan);
  const own = all.filter(({ scope }) => scope === null);
  const uses = own
    .filter((use) => isNamed(use, id, declared) || use.last !== null)
    .map((use) => ({
      session,
      span: use,
      declares: use.declares,
      isNamed: isNamed(use, id, declared),
      renamed: (to: string) => renamed(use, id, to, declared),
    }));
  // Rows that are counted have no id to be shown.
  const counted = (declared.get(id) ?? [])
    .filter(
      (node) => !uses.some(({ declares, span }) => declares && span.from >= node.span.from && span.to <= node.span.to),
    )
    .map(({ span }) => ({ session, span, declares: true, isNamed: true, renamed: () => null }));
  return {
    id,
    sessions: [session],
    declared,
    uses: [...counted, ...uses],
    reason: (to) => traceRenameReason(plan, own, id, to),
  };
}

interface Together {
  readonly sessions: readonly DocumentSession[];
  readonly prefixes: ReadonlySet<string>;
  readonly owner: (id: string, within: string | null) => IdOwner;
}

/** What the entries of a document without `trace:`, and of the one that it belongs together with, are called. */
export async function entriesTogether(
  services: Services,
  session: DocumentSession,
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const { sessions, prefixes } = await together(services, session);
  return sessions
    .flatMap(({ state }) => allEntries(state.plan))
    .filter(({ label }) => prefixes.has(label.replace(/\d+$/, '')))
    .map(({ label, node }) => ({ id: label, text: node.title }));
}

/** A document and the specification or the plan that it belongs together with. */
async function together(services: Services, session: DocumentSession): Promise<Together> {
  const other = await partnerOf(services, session);
  const sessions = [session, ...(other ? [other] : [])];
  const prefixes = idPrefixes(sessions.map(({ state }) => state.plan.kind));
  const owner = (id: string, within: string | null): IdOwner => {
    const all = sessions.flatMap((one) => idUses(one.state.plan, prefixes).map((use) => ({ ...use, session: one })));
    return {
      id,
      sessions,
      declared: new Set(sessions.flatMap(({ state }) => allEntries(state.plan).map(({ label }) => label))),
      uses: usesOf(all, id, within).map((use) => ({ ...use, isNamed: true, renamed: (to) => to })),
      reason: (to) => renameReason(all, id, to),
    };
  };
  return { sessions, prefixes, owner };
}

/** The specification of a plan, or the plan of a specification. */
function partnerOf(services: Services, session: DocumentSession): Promise<DocumentSession | undefined> {
  const { plan } = session.state;
  const { path } = locate(session.document.uri);
  if (!isDerived(plan.kind)) return sessionAt(services, session.document, [planPathOf(path, featureIdOf(plan, path))]);
  const named = specificationField(plan)?.path;
  return sessionAt(services, session.document, named === undefined ? [] : candidatePaths(path, named));
}

/** The document that is named by a path in another one. */
export const namedDocument = (
  services: Services,
  document: TextDocument,
  scope: string,
): Promise<DocumentSession | undefined> =>
  sessionAt(services, document, candidatePaths(locate(document.uri).path, scope));

async function sessionAt(
  services: Services,
  document: TextDocument,
  paths: readonly (string | undefined)[],
): Promise<DocumentSession | undefined> {
  const { folder } = locate(document.uri);
  for (const path of paths) {
    const uri = path === undefined ? null : Uri.joinPath(folder, path);
    if (uri && (await isFile(uri))) return services.open(uri);
  }
  return undefined;
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Directory;
  } catch {
    return false;
  }
}
