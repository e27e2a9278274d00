import { Uri, workspace, type Range, type TextDocument } from 'vscode';
import { LineMap } from '../../core/markdown/source.ts';
import type { IdFinder } from '../../core/trace/idText.ts';
import { idFinder } from '../../core/trace/idText.ts';
import { idPrefixes } from '../../core/trace/ids.ts';
import { traceKind } from '../../core/trace/schema.ts';
import type { TraceUse } from '../../core/trace/uses.ts';
import { isNamed, renamed, scopedUses } from '../../core/trace/uses.ts';
import { decodeText } from '../../workspace/decode.ts';
import { discover } from '../../workspace/discover.ts';
import { eachBounded } from '../../workspace/eachBounded.ts';
import { candidatePaths } from '../../workspace/paths.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import { locate } from '../documents/location.ts';
import { workspaceFiles } from '../files/workspaceFiles.ts';
import type { Services } from '../services.ts';
import type { IdOwner } from './idOwner.ts';

/** An id with the path of its document: `docs/spec.md#FR-1`. */
export interface ScopedUse {
  readonly uri: Uri;
  readonly range: Range;
  readonly isNamed: boolean;
  readonly renamed: (to: string) => string | null;
}

const AT_ONCE = 16;

/** The id with a path at an offset of a text. */
export async function scopedAt(services: Services, document: TextDocument, offset: number): Promise<TraceUse | null> {
  const line = document.lineAt(document.positionAt(offset).line);
  if (!line.text.includes('#')) return null;
  const kinds = await services.kinds.all(locate(document.uri).folder);
  const traced = kinds.flatMap((kind) => [...(traceKind(kind)?.types.keys() ?? [])]);
  const at = document.offsetAt(line.range.start);
  const found = scopedUses(line.text, idFinder([...idPrefixes(kinds), ...traced]));
  const use = found.find(({ from, to }) => at + from <= offset && offset <= at + to);
  return use ? { ...use, from: at + use.from, to: at + use.to } : null;
}

/** Where the Markdown files of a folder name an id by the path of its document. */
export async function scopedUsesOf({ id, sessions, declared }: IdOwner): Promise<readonly ScopedUse[]> {
  const [first] = sessions;
  if (!first) return [];
  const { folder } = locate(first.document.uri);
  const owners = new Set(sessions.map(({ document }) => locate(document.uri).path));
  const find = idFinder([id.slice(0, id.lastIndexOf('-') + 1)]);
  const { files } = await discover(workspaceFiles(folder), '');
  const known = new Set([...files, ...owners]);
  const found = await eachBounded([...known], AT_ONCE, async (path) => {
    const uri = Uri.joinPath(folder, path);
    const text = await textOf(folder, uri, path);
    const uses = usesIn(text, find, (scope) =>
      owners.has(candidatePaths(path, scope).find((one) => known.has(one)) ?? ''),
    );
    const lines = new LineMap(text);
    return uses.map((use) => ({ uri, range: toRange(lines, use), use }));
  });
  return found.flat().map(({ uri, range, use }) => ({
    uri,
    range,
    isNamed: isNamed(use, id, declared),
    renamed: (to: string) => renamed(use, id, to, declared),
  }));
}

const usesIn = (text: string, find: IdFinder, isOwner: (scope: string) => boolean): readonly TraceUse[] =>
  scopedUses(text, find).filter(({ scope }) => isOwner(scope ?? ''));

/** What somebody has typed counts, saved or not. Empty for what is no text. */
async function textOf(folder: Uri, uri: Uri, path: string): Promise<string> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    const decoded = decodeText(await workspaceFiles(folder).read(path));
    return decoded.ok ? decoded.text.replace(/^\ufeff/, '') : '';
  } catch {
    return '';
  }
}
