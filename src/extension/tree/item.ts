import type { Uri } from 'vscode';

interface InPlan {
  readonly uri: Uri;
}

/** What stands in the plans tree. Commands of its menus take these as what they are about. */
export type PlanItem =
  | { readonly type: 'folder'; readonly folder: Uri; readonly name: string }
  | (InPlan & { readonly type: 'plan' })
  /** `target` is the id of a node, or of a section that is missing. */
  | (InPlan & { readonly type: 'section'; readonly target: string; readonly parent: string | null })
  | (InPlan & { readonly type: 'gate'; readonly gate: string; readonly target: string })
  | (InPlan & { readonly type: 'questions' })
  | (InPlan & { readonly type: 'question'; readonly field: string; readonly index: number; readonly target: string });

/** Stable over versions, so that what is unfolded stays so. */
export function idOf(item: PlanItem): string {
  switch (item.type) {
    case 'folder':
      return `folder ${item.folder.toString()}`;
    case 'plan':
    case 'questions':
      return `${item.type} ${item.uri.toString()}`;
    case 'section':
      return `section ${item.uri.toString()} ${item.target}`;
    case 'gate':
      return `gate ${item.uri.toString()} ${item.gate}`;
    case 'question':
      return `question ${item.uri.toString()} ${item.field} ${item.index}`;
  }
}
