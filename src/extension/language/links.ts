import { DocumentLink, l10n, Uri, workspace, type DocumentLinkProvider, type Range, type TextDocument } from 'vscode';
import type { LocatedField } from '../../core/plan/plan.ts';
import { pathsIn } from '../../core/rules/paths.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { freshState } from './freshState.ts';
import { slotsOf } from './locate.ts';

class FileLink extends DocumentLink {
  readonly document: Uri;
  readonly path: string;
  readonly fragment: string;

  constructor(range: Range, document: Uri, path: string, fragment: string) {
    super(range);
    this.document = document;
    this.path = path;
    this.fragment = fragment;
    this.tooltip = l10n.t('Open {0}', path);
  }
}

/** Files that a plan refers to, with the lines that they are followed by. Looked for when one is clicked. */
export class ReferenceLinks implements DocumentLinkProvider<FileLink> {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideDocumentLinks(document: TextDocument): Promise<FileLink[]> {
    const state = await freshState(this.#services, document);
    if (!state) return [];
    const fields = [...state.plan.fields.values()].filter(({ schema }) => schema.reference);
    return fields.flatMap((field) => linksIn(state, field, document.uri));
  }

  async resolveDocumentLink(link: FileLink): Promise<FileLink> {
    const { document, path, fragment } = link;
    const folder = workspace.getWorkspaceFolder(document);
    const bases = [...(folder ? [folder.uri] : []), Uri.joinPath(document, '..')];
    for (const base of bases) {
      const target = Uri.joinPath(base, path);
      if (await exists(target)) {
        link.target = target.with({ fragment });
        return link;
      }
    }
    // VS Code says then that there is no such file.
    link.target = Uri.joinPath(bases[0] ?? document, path);
    return link;
  }
}

function linksIn({ plan, lines }: PlanState, { read, start }: LocatedField, document: Uri): FileLink[] {
  return slotsOf(read.value).flatMap((slot) => {
    const from = start + slot.from;
    const text = plan.text.slice(from, start + slot.to);
    return pathsIn(text).map((found) => {
      const range = toRange(lines, { from: from + found.from, to: from + found.to });
      return new FileLink(range, document, found.path, fragmentOf(text.slice(found.from, found.to)));
    });
  });
}

/** `src/a.ts:10-42` gives `L10-L42`, which VS Code selects on opening. */
export function fragmentOf(reference: string): string {
  const match = /[:#]L?(\d+)(?:\s*[-–]\s*L?(\d+))?/.exec(reference);
  if (!match?.[1]) return '';
  return match[2] === undefined ? `L${match[1]}` : `L${match[1]}-L${match[2]}`;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
