import { FileType, l10n, Uri, workspace, type Range, type TextDocument } from 'vscode';
import { featureIdOf, planPathOf } from '../../core/derive/featurePlan.ts';
import { idAt, idPrefixes, idUses, renameReason } from '../../core/trace/ids.ts';
import { isDerived, specificationField } from '../../core/trace/specification.ts';
import { candidatePaths } from '../../workspace/paths.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import { locate } from '../documents/location.ts';
import type { DocumentSession } from '../documents/planState.ts';
import { freshState } from '../language/freshState.ts';
import type { Services } from '../services.ts';

interface FoundUse {
  readonly uri: Uri;
  readonly range: Range;
  readonly declares: boolean;
}

export interface FoundId {
  readonly id: string;
  /** Where it was asked for. */
  readonly range: Range;
  /** In all documents that belong together. */
  readonly uses: readonly FoundUse[];
  /** Why it cannot be renamed to another; empty if it can. */
  readonly reason: (to: string) => string;
}

export const noIdHere = (): string => l10n.t('There is no id of an entry here.');

/** The id at an offset of a document, with all its uses there and in the documents that belong with it. */
export async function findId(services: Services, document: TextDocument, offset: number): Promise<FoundId | null> {
  const state = await freshState(services, document);
  if (!state) return null;
  const others = await related(services, document);
  const sessions = [services.sessions.get(document.uri), ...others].filter((one) => one !== undefined);
  const prefixes = idPrefixes(sessions.map((session) => session.state.plan.kind));
  const here = idAt(idUses(state.plan, prefixes), offset);
  if (!here) return null;
  const all = sessions.flatMap((session) => idUses(session.state.plan, prefixes).map((use) => ({ use, session })));
  return {
    id: here.id,
    range: toRange(state.lines, here.span),
    uses: all
      .filter(({ use }) => use.id === here.id)
      .map(({ use, session }) => ({
        uri: session.document.uri,
        range: toRange(session.state.lines, use.span),
        declares: use.declares,
      })),
    reason: (to) =>
      renameReason(
        all.map(({ use }) => use),
        here.id,
        to,
      ),
  };
}

/** The specification of a plan, or the plan of a specification. */
async function related(services: Services, document: TextDocument): Promise<readonly (DocumentSession | undefined)[]> {
  const session = services.sessions.get(document.uri);
  if (!session) return [];
  const { plan } = session.state;
  const { folder, path } = locate(document.uri);
  const named = isDerived(plan.kind) ? specificationField(plan)?.path : planPathOf(path, featureIdOf(plan, path));
  if (named === undefined) return [];
  const paths = isDerived(plan.kind) ? candidatePaths(path, named) : [named];
  for (const candidate of paths) {
    const uri = Uri.joinPath(folder, candidate);
    if (await isFile(uri)) return [await services.open(uri)];
  }
  return [];
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Directory;
  } catch {
    return false;
  }
}
