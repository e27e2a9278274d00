import {
  CodeLens,
  Disposable,
  EventEmitter,
  l10n,
  workspace,
  type CodeLensProvider,
  type Command,
  type TextDocument,
} from 'vscode';
import { decisionReason } from '../../core/gates/decide.ts';
import type { GateReport } from '../../core/gates/gate.ts';
import type { LocatedNode } from '../../core/plan/plan.ts';
import { readSettings } from '../configuration/settings.ts';
import { toRange } from '../diagnostics/toDiagnostic.ts';
import type { PlanState } from '../documents/planState.ts';
import { gateMessage } from '../form/gates.ts';
import type { Services } from '../services.ts';
import { findingsText, gateIcon, questionsText } from '../summary/gateText.ts';
import { sectionStates, type SectionState } from '../summary/sectionState.ts';
import { freshState, isEditable } from './freshState.ts';
import { headOf } from './locate.ts';

/** Above each section what is open in it; above the section that a gate is shown with, how the gate stands. */
export class SectionLenses implements CodeLensProvider, Disposable {
  readonly #services: Services;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    const { sessions } = services;
    const tell = (): void => this.#changed.fire();
    this.#subscriptions = Disposable.from(
      this.#changed,
      sessions.onDidOpen(tell),
      sessions.onDidChange(tell),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('planwright.codeLens')) tell();
      }),
    );
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!readSettings(document.uri).codeLens) return [];
    const state = await freshState(this.#services, document);
    if (!state) return [];
    const editable = isEditable(this.#services, document);
    const states = sectionStates(state);
    return Array.from(state.plan.walk()).flatMap((located) => lensesOf(state, located, states, document, editable));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function lensesOf(
  state: PlanState,
  located: LocatedNode,
  states: ReadonlyMap<string, SectionState>,
  document: TextDocument,
  editable: boolean,
): CodeLens[] {
  const { node } = located;
  if (node.schema?.type !== 'section') return [];
  const range = toRange(state.lines, headOf(located));
  const gates = state.gates.filter(({ gate }) => gate.shows === (node.schema?.number ?? node.schema?.id));
  return [
    new CodeLens(range, sectionCommand(states.get(node.id), document, node.id)),
    ...gates.flatMap((report) =>
      gateCommands(report, document, editable).map((command) => new CodeLens(range, command)),
    ),
  ];
}

function sectionCommand(state: SectionState | undefined, document: TextDocument, target: string): Command {
  const counts = [
    ...(state && state.findings > 0 ? [findingsText(state.findings)] : []),
    ...(state && state.questions > 0 ? [questionsText(state.questions)] : []),
  ];
  const text = counts.length === 0 ? `$(pass) ${l10n.t('Complete')}` : `$(circle-large-outline) ${counts.join(' · ')}`;
  const tooltip = l10n.t('Open this section in the form');
  return { title: text, tooltip, command: 'planwright.openForm', arguments: [document.uri, target] };
}

function gateCommands(report: GateReport, document: TextDocument, editable: boolean): Command[] {
  const { gate, state } = report;
  const target = { uri: document.uri, gate: gate.id };
  const command = (name: string, title: string): Command => ({
    title,
    command: `planwright.${name}`,
    arguments: [target],
  });
  const can = (type: 'approve' | 'acknowledge'): boolean => editable && decisionReason(report, type) === '';
  const shown = { title: `$(${gateIcon(report)}) ${gate.title}: ${gateMessage(report)}`, command: '' };
  return [
    shown,
    ...(gate.needs === 'approval' && can('approve') ? [command('approveCheckpoint', l10n.t('Approve…'))] : []),
    ...(gate.needs === 'acknowledge' && can('acknowledge')
      ? [command('acknowledgeCheckpoint', l10n.t('Acknowledge…'))]
      : []),
    ...(state === 'changed' ? [command('showChangesSinceApproval', l10n.t('Show changes'))] : []),
  ];
}
