import {
  CodeAction,
  CodeActionKind,
  l10n,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Finding } from '../../core/rules/finding.ts';
import { shorten } from '../../core/rules/names.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { PlanState } from '../documents/planState.ts';
import type { Services } from '../services.ts';
import { fixEdit, ignoreEdit } from './fixes.ts';
import { freshState, isEditable } from './freshState.ts';

// Each fix is proved by reading its result, so a selection of the whole document must not ask for all.
const MOST_FINDINGS = 30;

/** Quick fixes of findings: what the rule proposes, an exception with a reason, and the way into the form. */
export class FindingActions implements CodeActionProvider {
  static readonly metadata = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  async provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): Promise<CodeAction[]> {
    if (context.only && !context.only.intersects(CodeActionKind.QuickFix)) return [];
    const state = await freshState(this.#services, document);
    if (!state) return [];
    const editable = isEditable(this.#services, document);
    const found = state.findings
      .filter((finding) => toRange(state.lines, finding.span).intersection(range))
      .slice(0, MOST_FINDINGS);
    const offered = found.flatMap((finding) => {
      const diagnostic = context.diagnostics.find((candidate) => isOf(candidate, finding, state));
      const actions = editable ? [...fixes(state, document, finding), ignore(state, document, finding)] : [];
      return [...actions, openForm(document, finding)].map((action) => ({
        action: attached(action, diagnostic),
        about: finding.message,
      }));
    });
    return toldApart(offered);
  }
}

interface Offered {
  readonly action: CodeAction;
  readonly about: string;
}

/** Several findings of one line may have fixes of one title: what each is about is told behind it. */
function toldApart(offered: readonly Offered[]): CodeAction[] {
  const counts = new Map<string, number>();
  for (const { action } of offered) counts.set(action.title, (counts.get(action.title) ?? 0) + 1);
  for (const { action, about } of offered) {
    if ((counts.get(action.title) ?? 0) > 1) action.title = `${action.title} (${shorten(about)})`;
  }
  return offered.map(({ action }) => action);
}

function isOf(diagnostic: Diagnostic, finding: Finding, { lines }: PlanState): boolean {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  return value === finding.code && diagnostic.range.isEqual(toRange(lines, finding.span));
}

function attached(action: CodeAction, diagnostic: Diagnostic | undefined): CodeAction {
  if (diagnostic) action.diagnostics = [diagnostic];
  return action;
}

function fixes(state: PlanState, document: TextDocument, finding: Finding): CodeAction[] {
  return finding.fixes.flatMap(({ title, intents, preferred }) => {
    const edit = fixEdit(state, document.uri, intents);
    if (!edit) return [];
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.edit = edit;
    action.isPreferred = preferred ?? false;
    return [action];
  });
}

function ignore(state: PlanState, document: TextDocument, finding: Finding): CodeAction {
  const action = new CodeAction(l10n.t('Ignore {0} here, with a reason', finding.code), CodeActionKind.QuickFix);
  action.edit = ignoreEdit(state, document.uri, finding);
  return action;
}

function openForm(document: TextDocument, finding: Finding): CodeAction {
  const action = new CodeAction(l10n.t('Open in the form'), CodeActionKind.QuickFix);
  const target = finding.field ?? finding.node;
  action.command = { command: 'planwright.openForm', title: action.title, arguments: [document.uri, target] };
  return action;
}
